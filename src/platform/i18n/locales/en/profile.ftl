### My profile: account, second factor, sessions, data

profile-name = Name
profile-name-invalid = { $count ->
    [one] Write your name, with at most { $count } character and without < or >.
   *[other] Write your name, with at most { $count } characters and without < or >.
  }
profile-language = Language
profile-language-hint = Of the pages, and of the mails you get.
profile-language-browser = Same as the browser
profile-save = Save
profile-saved = Your profile is saved.
profile-access = Access
profile-email = E-mail
profile-email-change = Change e-mail
profile-email-lead = The new address takes effect once you open the link that we send there.
profile-email-present = Present e-mail
profile-email-new = New e-mail
profile-email-send = Send link
profile-email-same = This is your e-mail already. Write another one.
profile-email-sent = If { $email } can be used, we have sent a link there to confirm it. It works for 60 minutes.
profile-email-confirm = Confirm your new e-mail
profile-email-confirm-text = Once you confirm, you will sign in with { $email }.
profile-email-confirm-button = Confirm e-mail
profile-email-changed = From now on you sign in with { $email }.
profile-link-expired = The link has expired. Ask for the change again in your profile.
profile-link-used = The link has been used.
profile-link-replaced = There is a newer link. Look for the last mail or ask for the change again.
profile-link-unknown = The link is not complete, does not exist any more, or that address has an account already.
profile-link-new = Ask for the change again

profile-sessions = Open sessions
profile-sessions-lead = The browsers in which your account is open. End those that you do not know and change your password.
profile-session-device = Device
profile-session-address = Address
profile-session-begun = Begun
profile-session-used = Last use
profile-session-own = this session
profile-session-end = End
profile-sessions-end = End all others
profile-sessions-ended = { $count ->
    [0] There were no other sessions.
    [one] { $count } session ended.
   *[other] { $count } sessions ended.
  }
profile-device = { $browser } on { $system }
profile-device-unknown = Unknown browser

profile-company = Company
profile-role = Role
profile-role-admin = Administrator
profile-role-member = Member
profile-leave = Leave the company
profile-leave-title = Leave { $name }
profile-leave-what = You will not see { $name } any more. To come back, an administrator must invite you again. Your pending tasks will have no assignee.
profile-leave-last = You are the last administrator of this company. Name another one before you leave.
profile-left = You left the company.
profile-stay = Stay

profile-data = My data
profile-data-lead = Everything we keep about you, in one file.
profile-data-link = Download my data
profile-data-what = The file holds your account, companies, subscriptions, invitations, tasks and sessions, and what the audit log says that you did.
profile-data-secrets = It holds no passwords, codes or keys. The download is written in the audit log.
profile-data-download = Download file

profile-factor = Second factor
profile-factor-lead = A code from your telephone besides the password. Knowing your password is not enough to sign in.
profile-factor-is-on = On
profile-factor-is-off = Off
profile-factor-manage = Manage
profile-factor-enable = Switch on
profile-factor-enabled = The second factor is on.
profile-factor-disable = Switch second factor off
profile-factor-disable-lead = Write your password and a code. After that the password is enough to enter.
profile-factor-disabled = The second factor is off.
profile-factor-setup = Set up second factor
profile-factor-step-1 = Write your password.
profile-factor-step-2 = Scan the picture with a code app on your telephone and write the code that it shows.
profile-factor-step-3 = Keep the recovery codes, in case you lose the telephone.
profile-factor-scan = Scan this picture with a code app on your telephone.
profile-factor-picture = QR code for the app; it stands below as text.
profile-factor-by-hand = Or type this secret into the app:
profile-factor-confirm = Confirm
profile-factor-step = Verification code
profile-code = Code of 6 digits
profile-code-hint = The app on your telephone shows it. Each code works once.
profile-code-wrong = The code is wrong or was used before. Wait for the next one and try again.
profile-code-or-recovery = The one on your telephone, or a recovery code.
profile-recovery-code = Recovery code
profile-recovery-hint = One of the ten that you kept. Each works once.
profile-use-recovery = Use a recovery code
profile-use-code = Use the code on the telephone
profile-codes = Recovery codes
profile-codes-lead = Each works once instead of the code on the telephone.
profile-codes-once = Keep them now: they will not be shown again.
profile-codes-kept = I have kept them
profile-codes-left = { $count ->
    [one] { $count } recovery code is left.
   *[other] { $count } recovery codes are left.
  }
profile-codes-few = { $count ->
    [0] You have no recovery codes left. Make new ones now.
    [one] You have { $count } recovery code left. Make new ones soon.
   *[other] You have { $count } recovery codes left. Make new ones soon.
  }
profile-codes-renew = Make new codes
profile-codes-renew-hint = Write a code from your telephone. The recovery codes you have will stop working.

profile-required-by = { $name } asks its administrators for a second factor. Set it up to enter.

profile-mail-not-you = If it was not you, change your password and end your other sessions at once.
profile-mail-button = See my profile
profile-mail-factor-on = Second factor switched on
profile-mail-factor-on-what = Your account now asks for a code besides the password.
profile-mail-factor-off = Second factor switched off
profile-mail-factor-off-what = The password alone is now enough to enter your account.
profile-mail-codes = New recovery codes
profile-mail-codes-what = New recovery codes were made; the earlier ones do not work any more.
profile-mail-email-confirm = Confirm your new e-mail
profile-mail-email-confirm-why = You asked to sign in with this address.
profile-mail-email-confirm-button = Confirm e-mail
profile-mail-email-confirm-foot = If it was not you, do nothing: nothing will change.
profile-mail-email-asked = Somebody asked to change your e-mail
profile-mail-email-asked-what = Somebody with your password asked to sign in with another address. Nothing changes until it is confirmed from there.
profile-mail-email-changed = Your e-mail changed
profile-mail-email-changed-what = Your account now signs in with { $email }.
