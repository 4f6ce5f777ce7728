### Plans: extensions, subscription, audit

## Extensions
plans-lead = What your company can install. Installing and uninstalling loses no data: what each extension has stored is kept.
plans-ready = Available
plans-in-preparation = In preparation
plans-in-preparation-reason = It cannot be installed or contracted yet.
plans-needs-plan = Included from plan { $plan } on, with a subscription in force.
plans-asked-at = Requested on { $when }.
plans-asked = We received your request. Whoever runs this service looks at it and gets in touch with you.
plans-asked-before = You requested it on { $when }; the request is still waiting.
plans-held = Your subscription includes it already.
plans-see-all = See all integrations
plans-none-installed = No extensions are installed yet.
plans-uninstall = Uninstall
plans-keep = Keep it
plans-back = Back to integrations
plans-removal-title = Uninstall { $name }?
plans-removal-kept = The data is kept: install it again and you will find it as you left it.
plans-removed = { $name } was uninstalled. Its data is kept.
plans-subscription-hint = The plan and add-ons of your company are under
plans-needs-title = What it needs
plans-for-whom = For whom
plans-needed = Requires
plans-from-plan = Plan { $plan } or above
plans-own-plan = Your plan
plans-no-plan = No subscription in force
plans-ext-collections = Automated Collection Notices
plans-ext-collections-about = Sends each customer their statement of account by e-mail, on the dates you choose.
plans-ext-collections-who = Those who collect: administration and accounts receivable.
plans-ext-collections-stops = Automatic notices are switched off and none leaves any more. Statements can still be looked at.
plans-ext-inventory = Mobile inventory
plans-ext-inventory-about = Your team looks up stock by name, SKU or bar code on a phone and sends adjustments to the ERP.
plans-ext-inventory-who = Warehouse staff and those who pick orders; they need no account in the ERP.
plans-ext-inventory-1 = The stock of every warehouse in your pocket, without going back to the office.
plans-ext-inventory-2 = An adjustment reaches the ERP exactly once, and who made it and why is on record.
plans-ext-inventory-3 = Every team member uses it in the browser of their phone; there is nothing to download.
plans-ext-inventory-stops = The team can no longer look up or adjust stock on the phone. The log of adjustments is kept.
plans-ext-documents = Custom documents
plans-ext-documents-about = Your company’s logo, texts and tone on the PDFs that your customers receive.
plans-ext-documents-who = Those who look after the company’s image.
plans-ext-documents-1 = Title, introduction, closing and footer in your own words.
plans-ext-documents-2 = Your logo and your tone of colour, with checked contrast.
plans-ext-documents-3 = A preview before anybody else sees it.
plans-ext-documents-stops = Documents leave in the standard format again.
plans-ext-agents = Agent panel
plans-ext-agents-about = Your sellers and collectors see their customers, opportunities, quotes and orders.
plans-ext-agents-who = Sellers and collectors.
plans-ext-agents-1 = Each agent sees their own customers and nobody else.
plans-ext-agents-2 = Quotes and orders in one place, with prices of your ERP.
plans-ext-agents-3 = Opportunities with follow-up, so that none goes cold.
plans-ext-centre = Customer Centre ABCC
plans-ext-centre-about = Your customers look at the catalogue with their prices, place orders and see their history.
plans-ext-centre-who = Companies whose customers buy again and again.
plans-ext-centre-1 = Orders at any hour, without calls or retyping.
plans-ext-centre-2 = Each customer with their own price list and statement.
plans-ext-centre-3 = You decide who enters and what they see.
plans-ext-persons = Directory of persons
plans-ext-persons-about = Person cards: phones, e-mails and who is responsible for customers, tasks and documents.
plans-ext-persons-who = Companies with many contacts in many hands.
plans-ext-persons-1 = Staff, contractors and customers’ people in one directory.
plans-ext-persons-2 = Each customer and each task with who is responsible.
plans-ext-persons-3 = Link a card to an account where somebody has to sign.
plans-ext-imports = File importer
plans-ext-imports-about = Upload customers, articles and documents from XLSX or CSV, with a preview row by row.
plans-ext-imports-who = Those who work with spreadsheets beside the ERP.
plans-ext-imports-1 = A verdict per row before anything is saved.
plans-ext-imports-2 = Uploading the same file twice duplicates nothing.
plans-ext-imports-3 = Errors by row and column.

## Subscription
plans-plan = Plan
plans-plan-named = Plan { $plan }
plans-addons = Add-ons
plans-no-addons = None
plans-addon-collections = Automated Collection Notices
plans-addon-collections-about = Add-on for plans Profesional and Negocios: collection notices leave by themselves.
plans-from = From
plans-until = Until
plans-endless = Without end
plans-state-none = No subscription
plans-state-holds = In force
plans-state-lapsed = Lapsed
plans-state-ending = { $count ->
    [one] Ends in 1 day
   *[other] Ends in { $count } days
  }
plans-ending-notice = { $count ->
    [one] The subscription ends in 1 day. Ask whoever runs this service to renew it.
   *[other] The subscription ends in { $count } days. Ask whoever runs this service to renew it.
  }
plans-lapsed-notice = The subscription has lapsed. Nothing was deleted; request a plan to go on.
plans-lapsed-title = While it is lapsed
plans-still-works = Still works
plans-still-works-text = Looking at customers, documents, statements, cycles and audit; downloading; settings.
plans-stopped = Has stopped
plans-stopped-text = Automatic sending of notices and the installed extensions.
plans-none-text = This company has no subscription.
plans-seats = Seats
plans-seats-free = { $count ->
    [one] 1 seat is free.
   *[other] { $count } seats are free.
  }
plans-seats-hint = Administrators and agents take a seat; team members do not.
plans-seats-count = { $count ->
    [one] 1 seat for administrators and agents.
   *[other] { $count } seats for administrators and agents.
  }
plans-starter-about = Includes Mobile inventory and Custom documents.
plans-profesional-about = Also allows the collections add-on.
plans-negocios-about = For large teams; will include the Customer Centre once it is ready.
plans-more = Extend
plans-more-text = There is no online payment: your request goes to whoever runs this service.
plans-free = My free subscriptions
plans-free-text = They were granted to you and no company uses them; registering a company takes one.
reason-subscription_lapsed = The company’s subscription has lapsed

## Mail to the operator
plans-mail-subject = { $company } requests { $what }
plans-mail-asks = { $who } requests for { $company }: { $what }.
plans-mail-how = The request waits among your tasks and closes itself once the subscription includes it.
plans-mail-button = Open operation
plans-mail-foot = You get this mail because you run this service.

## Audit
audit-lead = Who did what, when and from where. Lines are only added; nobody changes them.
audit-when = When
audit-who = Who
audit-what = What
audit-detail = Detail
audit-subject = Subject
audit-from = From where
audit-group = Kind
audit-anybody = Anybody
audit-anything = Everything
audit-from-day = From day
audit-until-day = To day
audit-export = Download CSV
audit-file = audit.csv
audit-none = Nothing to show
audit-none-text = Nothing happened that fits these filters.
audit-group-access = Access and accounts
audit-group-team = Team
audit-group-company = Company
audit-group-erp = ERP
audit-group-collections = Collections
audit-group-subscription = Subscription and extensions
audit-group-other = Other

## What was done
audit-session-created = Signed in
audit-session-refused = Sign-in refused
audit-session-ended = Signed out
audit-password-changed = Changed their password
audit-password-reset = Reset their password
audit-password-reset-requested = Asked to reset their password
audit-user-created = Account created
audit-user-made-operator = Made an operator
audit-user-disabled = Account disabled
audit-user-enabled = Account enabled again
audit-operator-set-up = First operator made with the set-up link
audit-demo-password-restored = Demo password restored
audit-company-registered = Company registered
audit-company-updated = Company profile changed
audit-company-logo-changed = Logo changed
audit-company-tone-changed = Tone of colour changed
audit-company-paused = Sending paused
audit-company-resumed = Sending resumed
audit-key-registered = Integration key registered
audit-key-replaced = Integration key replaced
audit-key-revoked = Integration key revoked
audit-sync-requested = Synchronisation requested
audit-sync-cancelled = Synchronisation stopped
audit-customer-automation-on = Automatic notices switched on for a customer
audit-customer-automation-off = Automatic notices switched off for a customer
audit-customer-held = Customer put on hold
audit-customer-released = Customer released from hold
audit-customer-language = Customer's language changed
audit-document-held = Document put on hold
audit-document-released = Document released from hold
audit-address-added = E-mail address added
audit-address-confirmed = E-mail address confirmed
audit-address-removed = E-mail address removed
audit-statement-sent-by-hand = Statement sent by hand
audit-collections-activated = Collection notices switched on
audit-collections-deactivated = Collection notices switched off
audit-message-changed = Message of the notices changed
audit-hours-changed = Sending hours changed
audit-limits-changed = Limits of the notices changed
audit-bank-saved = Bank details saved
audit-bank-removed = Bank details removed
audit-closure-added = Closure added
audit-closure-removed = Closure removed
audit-schedule-armed = Schedule armed
audit-schedule-disarmed = Schedule disarmed
audit-schedule-discarded = Schedule discarded
audit-schedule-customer-removed = Customer removed from a schedule
audit-occurrence-sent-now = Missed cycle sent
audit-occurrence-moved = Missed cycle moved to the next window
audit-occurrence-skipped = Missed cycle skipped
audit-occurrence-exported = Notices of a cycle exported
audit-notice-tested = Test notice sent
audit-notice-treated-as-sent = Notice treated as sent
audit-notice-sent-again = Notice sent again
audit-letter-treated-as-sent = Mail treated as sent
audit-letter-sent-again = Mail sent again
audit-extension-installed = Extension installed
audit-extension-removed = Extension uninstalled
audit-subscription-requested = Plan or add-on requested
audit-subscription-request-refused = Request turned down
audit-subscription-granted = Subscription granted
audit-subscription-changed = Subscription changed
audit-subscription-ended = Subscription ended
audit-plan-seats-changed = Seats of a plan changed
audit-audit-exported = Audit log exported
audit-job-retried = Job retried
audit-job-cancelled = Job cancelled
