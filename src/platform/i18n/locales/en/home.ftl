### Console home: my companies, registration, synchronisation, profile

## Registration
home-first = Register your company
home-first-lead = Paste the integration key of your company’s administrator in Bind ERP. With it we read customers and invoices; the only things written to your ERP are the subscriptions to its events and the stock adjustments that your team sends.
home-register = Register company
home-register-lead = Each company is registered with the key of its administrator in Bind ERP and takes one subscription.
home-key = Integration key
home-key-hint = Also called API KEY. It is a long text in three parts with dots between them; copy all of it.
home-verify = Verify integration key
home-where = Where to find the key
home-where-1 = Sign in to Bind ERP as the administrator and click your user name at the top right.
home-where-2 = Choose Perfil, then Integraciones.
home-where-3 = Type your password.
home-where-4 = Click Generar API key and copy the whole key.
home-where-note = The key is stored encrypted and never shown again; you will only see its last four characters.
home-no-subscription = You have no subscription free to register a company.
home-no-subscription-ended = Yours ended on { $day }.
home-no-subscription-contact = Ask { $contact } for one.
home-no-subscription-operator = Ask whoever runs this service for one.
home-confirm = Is this your company?
home-confirm-lead = The key works. Check the data and finish; nothing has been registered yet.
home-confirm-back = Paste another key
home-company = Company
home-administrator = Administrator
home-tax-id = Tax id
home-number = Company number
home-key-expiry = Key expires
home-key-endless = No expiry date
home-key-ends = { $count ->
    [0] The integration key of { $name } expires today. Generate a new one in your ERP.
    [one] The integration key of { $name } expires tomorrow. Generate a new one in your ERP.
   *[other] The integration key of { $name } expires in { $count } days. Generate a new one in your ERP in time.
  }
home-key-ended = The integration key of { $name } has expired. Generate a new one in your ERP.
home-finish = Finish
home-other-key = Use another key
home-minutes-left = { $count ->
    [one] The verification is kept for 1 more minute.
   *[other] The verification is kept for { $count } more minutes.
  }
home-expired = The verification has expired
home-again = Paste the key again
home-waiting = You have a verified key of { $company }.
home-waiting-link = Continue
home-registered = The company is registered. Its initial synchronisation has begun.

## My companies
home-invited = { $count ->
    [one] You have 1 invitation to answer.
   *[other] You have { $count } invitations to answer.
  }
home-invited-link = See invitations
home-state = State
home-state-lapsed = Subscription expired
home-state-paused = Paused
home-state-key-failing = Key failing
home-state-sync-failed = Not updated
home-data = Data complete until
home-data-of = Data from
home-data-none = No data yet
home-actions = Actions
home-ago-now = a moment ago
home-ago-minutes = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
  }
home-ago-hours = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
  }
home-ago-days = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
  }

## Extensions
home-ext = Extensions
home-ext-installed = Installed
home-ext-available = Available
home-ext-needs-plan = Needs another plan
home-ext-needs-addon = Needs an add-on
home-ext-needs-addon-reason = Your plan allows it; the add-on is not contracted.
home-ext-install = Install
home-ext-open = Open
home-ext-promotion = Learn more
home-ext-done = The extension is installed.

## Home of a company
home-first-sync = Initial synchronisation
home-first-sync-lead = It usually takes 3 to 5 minutes. You can close this page: the work goes on.
home-first-sync-early = You can work already; articles, stock, payments and customers’ details are still to come.
home-figures = Receivables
home-currency = Currency
home-balance = Balance
home-overdue = Overdue
home-tasks = To do
home-tasks-none = Nothing waits for you.
home-task-attention = { $count ->
    [one] 1 notice needs a decision
   *[other] { $count } notices need a decision
  }
home-task-attention-link = Settle
home-task-collections = Collection notices are off
home-task-collections-link = Choose customers
home-task-lapsed = The company’s subscription has lapsed: request a plan to go on.
home-task-unsubscribed = The company has no subscription: request a plan.
home-sends = Next sends
home-settings-link = Settings

## Progress
home-progress = Progress of the synchronisation
home-progress-position = Step { $position } of { $steps }
home-progress-cancelled = The synchronisation was stopped.
home-progress-again = It will be tried again: { $when }.
home-step-done = Done
home-step-running = Under way
home-step-pending = Pending
home-step-stopped = Stopped
home-refresh = Refresh
home-retry = Try again

## Synchronisation
home-sync-lead = Data from the ERP is refreshed every hour. You can also ask for it now.
home-sync-now = Synchronise now
home-sync-stop = Stop
home-sync-current = Under way
home-sync-last = Last attempt
home-sync-asked = The synchronisation will begin in a moment.
home-sync-stopped = The synchronisation will stop as soon as the current step allows.
home-sync-none = No synchronisation is under way.
home-calls = Calls to the ERP today
home-calls-limit = of { $limit } allowed per day
home-runs = History
home-runs-none = No synchronisations yet
home-runs-none-text = Here you will see each reading of the ERP: when it began, how long it took and what changed.
home-run-start = Start
home-run-took = Duration
home-took-seconds = { $seconds } s
home-took-minutes = { $minutes } min { $seconds } s
home-took-hours = { $hours } h { $minutes } min
home-run-kind = Kind
home-run-first = Initial
home-run-following = Periodic
home-run-created = New
home-run-changed = Changed
home-run-unchanged = Unchanged
home-run-unread = Failed
home-run-result = Result
home-run-running = Under way
home-run-waiting = Waiting
home-run-done = Complete
home-run-cancelled = Stopped
home-run-failed = Failed
home-notes = Records with remarks
home-notes-lead = What the last reading could not take as it was. Correct it in the ERP and it will be read again.
home-note-id = Identifier in the ERP
home-note-list = List
home-note-reason = Reason
home-note-detail = Detail

## Profile
home-settings = Company settings
home-settings-saved = The changes are saved.
home-name = Name
home-name-hint = Your customers will see it in mails and statements.
home-contact = Contact for your customers
home-contact-hint = An e-mail address or telephone number for their questions.
home-zone = Time zone
home-zone-hint = Sending hours and due days are counted in this zone.
home-zone-near = Mexico and Spain
home-zone-others = Others
home-language = Language of your notices
home-language-hint = For customers for whom no other language is chosen.
home-country = Country
home-save = Save
home-logo = Logo
home-logo-none = Without a logo the initials are shown.
home-logo-alt = Logo of the company
home-logo-file = Picture
home-logo-hint = JPEG, PNG or WebP, up to 5 MB and 25 megapixels.
home-logo-upload = Upload logo
home-logo-remove = Remove logo
home-logo-saved = The logo is saved.
home-logo-removed = The logo was removed.
home-calendar = Sending days and hours
home-calendar-lead = Collection notices leave only on these days and at these hours.
home-calendar-days = Sending days
home-calendar-weekdays = Monday to Friday
home-calendar-every-day = Every day
home-calendar-holidays = National holidays
home-calendar-skipped = Nothing is sent
home-calendar-not-skipped = Sent as on any other day
home-calendar-no-closures = None
home-calendar-change = Change days and hours
home-calendar-change-closures = Change closed days
home-erp = Data from the ERP
home-erp-lead = This is read from your ERP; change it there.
home-legal-name = Registered name
logo-fault-missing = Choose a picture.
logo-fault-too-heavy = The picture is larger than 5 MB. Make it smaller and try again.
logo-fault-other-format = The file is not a JPEG, PNG or WebP picture.
logo-fault-too-large = The picture has more than 25 megapixels. Make it smaller and try again.
logo-fault-broken = The picture is damaged and cannot be read.

country-mx = Mexico
country-es = Spain
country-ar = Argentina
country-bo = Bolivia
country-cl = Chile
country-co = Colombia
country-cr = Costa Rica
country-do = Dominican Republic
country-ec = Ecuador
country-gt = Guatemala
country-hn = Honduras
country-ni = Nicaragua
country-pa = Panama
country-pe = Peru
country-pr = Puerto Rico
country-py = Paraguay
country-sv = El Salvador
country-us = United States
country-uy = Uruguay
country-ve = Venezuela
