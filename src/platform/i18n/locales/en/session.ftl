### Session: signing in, passwords, notices of access

session-sign-in = Sign in
session-email = E-mail
session-email-invalid = Enter an address such as name@company.test.
session-next = Next
session-password = Password
session-enter = Sign in
session-other-email = Use another e-mail
session-forgot-link = Forgot your password?
session-refused = The e-mail or the password is not right.
session-back = Back to sign-in

session-forgotten = Reset your password
session-forgotten-lead = We will send you a link to choose a new password.
session-reset-button = Reset
session-sent = Check your mail
session-sent-lead = If { $email } has an account, we have sent it a link to choose a new password. It works for 60 minutes, once.
session-sent-hint = If you cannot find it, look in the spam folder.
session-sent-again = Ask for another link

session-reset = Choose a new password
session-reset-password = Reset password
session-reset-done = Your password has been changed. Sign in with it.
session-new-password = New password
session-new-password-again = Confirm the new password
session-current-password = Current password
session-current-wrong = The current password is not right.
session-password-hint = Ten characters or more. A few unrelated words are easy to remember.
session-password-short = { $count ->
    [one] Use at least { $count } character.
   *[other] Use at least { $count } characters.
  }
session-password-long = { $count ->
    [one] Use at most { $count } character.
   *[other] Use at most { $count } characters.
  }
session-password-common = This password is among the first that anybody would try. Choose another.
session-password-personal = The password cannot contain your e-mail or the name of your company.
session-password-differs = The confirmation is not the same as the password.
session-password-same = The new password must differ from the current one.

session-change = Change password
session-change-forced = Somebody else chose your password. Choose your own to go on.
session-change-button = Change password
session-change-done = Your password has been changed and your other sessions have ended.

session-link-dead = This link no longer works
session-link-expired = The link has expired. Ask for a new one.
session-link-used = The link has been used. If that was not you, ask for a new one now.
session-link-replaced = There is a newer link. Look for the latest mail or ask for a new one.
session-link-unknown = The link is incomplete or no longer exists. Ask for a new one.
session-link-new = Ask for a new link

session-cross-site = This request did not come from this site. Open { $expected } and try again from there.
session-forbidden = Your account does not have this permission
session-forbidden-message = Ask an administrator of your company to do it or to give you the permission.

session-banner-paused = This company’s mail is paused.
session-banner-paused-link = Go to collections
session-banner-insecure = This site is not served over https: browsers do not protect the session cookie. Correct PUBLIC_URL.

session-mail-hello = Hello { $name },
session-mail-reset-subject = Reset your password
session-mail-reset-why = Somebody asked to choose a new password for your account.
session-mail-reset-how-long = The link works for 60 minutes, once.
session-mail-reset-not-you = If that was not you, do nothing: your password stays as it is.
session-mail-reset-button = Reset password
session-mail-changed-subject = Your password has changed
session-mail-changed-what = The password of your account has just changed.
session-mail-changed-not-you = If that was not you, reset it right now.
session-mail-changed-button = Reset password
session-mail-changed-foot = You get this message because you have an account here.
