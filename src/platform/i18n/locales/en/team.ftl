### Team, invitations, users and permissions

team-lead = Invite the people who work with you. There is no limit on members, and they need no account in the ERP.
team-invite = Invite
team-email = E-mail address
team-email-hint = One or several: separated by commas, or one per line.
team-role = Role
team-role-member = Member
team-role-admin = Administrator
team-role-member-hint = Looks at customers, documents and statements, and uses the installed applications, such as the inventory. Does not change settings and sends no notices.
team-role-admin-hint = May do everything: settings, keys, team, collections and subscription.
team-send = Send invitation
team-members = Members
team-name = Name
team-since = Since
team-seen = Last access
team-never = Never
team-you = (you)
team-disabled = Account disabled
team-invitations = Invitations
team-invitations-none = No invitation has been sent yet.
team-state = State
team-state-pending = Pending
team-state-expired = Expired
team-state-accepted = Accepted
team-state-declined = Declined
team-state-revoked = Revoked
team-sent-on = Sent
team-ends-on = Expires
team-asked-on = Asked for a new one on { $at }
team-resend = Resend
team-revoke = Revoke
team-cancel = Cancel

team-sent = { $count ->
    [one] Invitation sent to { $emails }.
   *[other] { $count } invitations sent: { $emails }.
  }
team-resent = { $count ->
    [one] There was an invitation for { $emails } already: it was sent again and the earlier link no longer works.
   *[other] There were invitations for { $emails } already: they were sent again and the earlier links no longer work.
  }
team-just-sent = { $count ->
    [one] The invitation for { $emails } left a moment ago; no other was sent.
   *[other] The invitations for { $emails } left a moment ago; no others were sent.
  }
team-resent-one = The invitation was sent again to { $email }. The earlier link no longer works.
team-just-sent-one = The invitation for { $email } left a moment ago. Wait a minute before you resend it.
team-not-open = This invitation is not pending any more.
team-revoked = The invitation for { $email } is revoked; its link no longer works.

team-fault-empty = Write at least one e-mail address.
team-fault-many = { $count ->
    [one] Invite one person at a time.
   *[other] Invite at most { $count } people at a time.
  }
team-fault-malformed = “{ $text }” is not an e-mail address. Write one like name@company.test.
team-fault-own = { $email } is your own address: you belong to the team already.
team-fault-member = { $email } belongs to the team already.
team-fault-role = Choose a role.
team-fault-last-admin = This is the only person who administers the company. Make somebody else an administrator first.
team-fault-name = Write a name of 1 to 120 characters.

team-role-save = Change role
team-role-effect = The change takes effect from the next page they open; they will have to sign in again.
team-role-changed = { $name } now has the role { $role }.
team-removal = Remove from the team
team-removal-title = Remove { $name } from the team?
team-removal-what = They lose access to the company. What they recorded is kept under their name.
team-removal-own = This is you: you will lose access to this company.
team-removal-rights = They lose access from the next page they open, and their sessions end.
team-removal-records = What they recorded is kept under their name.
team-removal-tasks = Their open tasks in this company are left unassigned.
team-removal-account = Their account is not deleted: they may stay in other companies, and you can invite them again.
team-remove = Remove from the team
team-removed = { $name } no longer belongs to the team.

## The invitation’s mail
team-mail-title = Invitation to the team of { $company }
team-mail-what = { $who } invites you to join the team of { $company }.
team-mail-member = As a member you can look at customers, documents and statements, and use the company’s applications, such as the inventory.
team-mail-admin = As an administrator you can do everything in the company: settings, keys, team and collections.
team-mail-until = The link works until { $day } and only once.
team-mail-button = See the invitation
team-mail-foot = If you did not expect this invitation, do nothing: nobody enters in your name.
team-asked-mail-title = { $email } asks for a new invitation
team-asked-mail-what = The invitation of { $email } to the team of { $company } has expired, and this person asks for a new one.
team-asked-mail-how = If you want them to join, open the team’s page and click Resend. If not, do nothing.
team-asked-mail-button = Open the team’s page
team-asked-mail-foot = You receive this message because you administer { $company }.

## The pages behind the link
team-invited = { $who } invites you to join the team of { $company }.
team-until = The invitation works until { $at }.
team-accept = Accept
team-decline = Decline
team-signed-as = You are signed in as { $email }.
team-has-account = There is an account for { $email } already. Sign in with it and accept the invitation.
team-sign-in = Sign in
team-register-lead = Create your account for { $email }. Then sign in with your password.
team-your-name = Your name
team-your-password = Password
team-your-password-again = Confirm the password
team-register = Create account and accept
team-registered = Your account is ready and you belong to the team of { $company }. Sign in.
team-joined = You now belong to the team of { $company }.
team-declined = You declined the invitation.
team-gone = This invitation is not pending any more.
team-other-for = This invitation is for { $email }.
team-other-who = In this browser, { $who } is signed in.
team-other-exit = Sign out and continue
team-other-ask = If you want to join with the account that is open, ask whoever invited you to send the invitation to that address.

team-link-dead = This invitation no longer works
team-dead-company = It was for the team of { $company }.
team-dead-expired = The invitation has expired: links work for 7 days.
team-dead-accepted = The invitation has been accepted already.
team-dead-declined = You declined this invitation.
team-dead-revoked = The company withdrew this invitation.
team-dead-replaced = A newer invitation was sent to you and replaces this one.
team-dead-unknown = The link is not complete or does not exist any more.
team-hint-expired = You can ask for a new one; we will tell { $who }.
team-hint-asked = We have asked { $who } for a new one. It will come by mail.
team-hint-accepted = Sign in with your account to enter the company.
team-hint-declined = If you changed your mind, ask { $who } to invite you again.
team-hint-revoked = If you think this is a mistake, write to { $who }.
team-hint-replaced = Open the link of the latest mail. Look in the spam folder too.
team-hint-unknown = Copy the whole link from the mail, or ask whoever invited you to resend it.
team-ask = Ask for a new invitation
team-asked = Done: we told whoever invited you.
team-to-companies = Go to my companies
team-to-sign-in = Go to sign-in
team-to-mine = Sign in and see my invitations
team-mine = My invitations
team-mine-none = You have no pending invitations
team-mine-none-text = When a company invites you to its team, you can accept here.

## Users and permissions
users-lead = Who enters the company and what they may do.
users-to-team = Invite or remove people
users-people = People
users-factor = Second factor
users-factor-on = On
users-factor-off = Not set up
users-factor-member = Optional
users-factor-lead = Besides the password, it asks for a code from an application on the phone when signing in. Everybody sets it up in their own profile.
users-factor-switch = Require a second factor of administrators
users-factor-demanded = From now on, administrators need the second factor.
users-factor-optional = The second factor is optional again.
users-factor-missing = { $count ->
    [one] { $count } administrator has not set it up; they will be asked when signing in.
   *[other] { $count } administrators have not set it up; they will be asked when signing in.
  }
users-factor-own = You have not set it up yet. Do so in:
users-modules = What each role may do
users-module = Module
users-module-own = Home, own tasks and profile
users-module-look = Customers, documents, articles and statement
users-module-sales = Sales documents (create and change)
users-module-collections = Collections: configure, arm, send and decide
users-module-inventory = Inventory and persons
users-module-settings = Settings, keys, team, agents, extensions, subscription, audit and access to the customer centre
users-yes = Yes
users-no = No
users-look = View
users-agents = Agents
users-agents-text = Sales agents and collectors are not members of the team: they will appear here once the company uses the agent panel.
