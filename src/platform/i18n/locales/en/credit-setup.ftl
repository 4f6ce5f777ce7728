### credit-setup

## Collection settings
setup-title = Collection settings
setup-lead = What all your company’s notices share: message, accounts, hours and limits.
setup-activation = Automatic notices
setup-master = Automated Collection Notices
setup-master-on-hint = Notices leave as each schedule says:
setup-master-off-hint = Off: no automatic notice leaves, even with active schedules.
setup-activated = Automatic notices are on.
setup-deactivated = Automatic notices are off.
setup-not-contracted = This add-on has not been contracted yet.
setup-see-offer = About the add-on
setup-pause = Pause all sending
setup-pause-hint = Also stops mail that is already queued.
setup-paused-hint = The company’s sending is paused; nothing leaves, queued mail included.
setup-resume = Resume sending
setup-paused = The company’s sending is paused.
setup-resumed = The company’s sending goes on.
setup-edit = Edit
setup-remove = Remove
setup-cancel = Cancel

setup-message = Message
setup-subject = Subject
setup-subject-hint = One neutral line: it is seen without opening the mail, so it carries no amounts.
setup-greeting = Greeting
setup-body = Text
setup-body-hint = Leave an empty line between paragraphs. Variables: { $variables }
setup-variable-customer = customer
setup-variable-company = company
setup-variable-balance = balance
setup-variable-overdue = overdue
setup-variable-date = date
setup-reply-to = Reply to
setup-reply-to-hint = Your customers’ answers arrive here.
setup-save-message = Save message
setup-message-saved = The message was saved.
setup-preview-with = Preview with { $name }

setup-banks = Bank accounts
setup-banks-hint = One account per currency; each notice shows those of the currencies that the customer owes.
setup-bank-form = Add or replace an account
setup-currency = Currency
setup-currency-hint = Three letters: MXN, USD, EUR… An account in the same currency is replaced.
setup-account = Account
setup-account-hint = For pesos the 18-digit CLABE; for euros the IBAN; for other currencies the account number.
setup-bank = Bank
setup-bank-hint = Leave it empty and we take it from the CLABE when we know it.
setup-holder = Holder
setup-reference = Reference
setup-reference-hint = What the customer must write when paying.
setup-save-bank = Save account
setup-bank-saved = The { $currency } account was saved.
setup-bank-removed = The { $currency } account was removed.

setup-hours = Sending hours
setup-hours-hint = Company time ({ $zone }). Never before 7:00 or after 22:00.
setup-opens = From
setup-closes = Until
setup-business-days = Monday to Friday only
setup-holidays = Do not send on national holidays
setup-save-hours = Save hours
setup-hours-saved = The hours were saved.

setup-closures = Closed days
setup-closures-none = There are no closed days. Add holidays or stocktaking: what falls on them leaves on the next permitted day.
setup-closure-name = Reason
setup-closure-name-hint = For example: yearly stocktaking.
setup-closure-from = From
setup-closure-until = Until
setup-add-closure = Add closed days
setup-closure-saved = The closed days were saved.
setup-closure-removed = The closed days were removed.

setup-limits = Limits
setup-minimum-days = Minimum days between contacts
setup-minimum-days-hint = A customer gets no other automatic notice before.
setup-minimum-amount = Minimum balance
setup-minimum-amount-hint = Whoever owes less in every currency gets no notice.
setup-new-customers = New customers
setup-new-customers-hint = What happens to customers that come from the ERP from now on.
setup-new-customers-off = They start without notices
setup-new-customers-in = They join “{ $name }”
setup-save-limits = Save limits
setup-limits-saved = The limits were saved.

setup-tone = Tone of colour
setup-tone-hint = Used on these pages, in notices and in statements.
setup-save-tone = Save tone
setup-tone-saved = The tone was saved.

## What is wrong
setup-fault-empty = Write something here.
setup-fault-long = { $count ->
    [one] Use 1 character at most.
   *[other] Use { $count } characters at most.
  }
setup-fault-amount-in-subject = The subject is seen without opening the mail: remove {"{"}saldo{"}"} and {"{"}vencido{"}"}.
setup-fault-variable = { $name } is not a variable. There are: { $known }
setup-fault-email = Write a valid address, such as payments@customer.test.
setup-fault-email-twice = That address is in the list already.
setup-fault-email-many = { $count ->
    [one] A customer can have 1 address at most.
   *[other] A customer can have { $count } addresses at most.
  }
setup-fault-currency = Write the currency’s three letters, such as MXN.
setup-fault-clabe-form = A CLABE has 18 digits.
setup-fault-clabe-digit = The CLABE’s check digit does not match: check that it is written correctly.
setup-fault-iban-form = It does not have the form of an IBAN.
setup-fault-iban-digits = The IBAN’s check digits do not match: check that it is written correctly.
setup-fault-account = Write 4 to 34 letters and digits.
setup-fault-time = Write a time such as 09:30.
setup-fault-window-cap = The hours must lie between 7:00 and 22:00.
setup-fault-window-empty = It must end after it begins.
setup-fault-date = Choose a date.
setup-fault-order = It cannot end before it begins.
setup-fault-closure-long = A closure lasts a year at most.
setup-fault-days = { $count ->
    [one] Write 0 or 1 day.
   *[other] Write 0 to { $count } days.
  }
setup-fault-amount = Write an amount such as 1,500.00.
setup-fault-schedule = That schedule is not there any more.
setup-fault-name-missing = Give it a name.
setup-fault-name-taken = There is a schedule with that name already.
setup-fault-hour = Sending is not permitted at that hour. The permitted hours are { $window }.
setup-fault-past = That moment has passed. Choose one to come.
setup-fault-interval = Write how many days, 1 to 366.
setup-fault-period = Choose the frequency.

## Schedules
setup-schedules-title = Schedules
setup-schedules-lead = Each schedule decides when a group of customers gets its statement.
setup-schedule-default-name = Schedule { $number }
setup-new = New schedule
setup-none = There are no schedules yet
setup-none-text = Choose your customers, say how often and at what hour, look through the summary and confirm. From then on notices leave by themselves.
setup-configure-now = Configure now
setup-configure = Configure
setup-name = Name
setup-name-hint = Only your team sees it.
setup-period = Sending frequency
setup-period-fortnightly = Fortnightly
setup-period-fortnightly-hint = Every 15 days.
setup-period-fortnightly-long = Fortnightly (every 15 days)
setup-period-monthly = Monthly
setup-period-monthly-hint = The same day of every month; in shorter months, the last one.
setup-period-monthly-long = Monthly, on day { $count }
setup-period-custom = Custom
setup-period-custom-hint = Every so many days as you say.
setup-period-custom-long = { $count ->
    [one] Every day
   *[other] Every { $count } days
  }
setup-interval = Interval in days
setup-interval-hint = Only for the custom frequency.
setup-first = First date
setup-at = Exact hour
setup-at-hint = Permitted hours: { $window }.
setup-zone = Company time ({ $zone }).
setup-next = Next sending
setup-customers = Customers
setup-customer = Customer
setup-state = State
setup-state-armed = Active
setup-state-draft = Draft
setup-state-off = Off
setup-continue = Continue
setup-continue-draft = Continue
setup-discard = Delete draft
setup-discarded = The draft “{ $name }” was deleted.
setup-discard-refused = Only a draft can be deleted. This schedule can be switched off.
setup-new-title = Configure sending
setup-edit-title = Configure “{ $name }”
setup-edit-armed = The schedule is active. Switch it off before you change it.
setup-form-lead = The summary comes next; nothing leaves until you confirm.
setup-chosen = { $count ->
    [one] 1 customer chosen.
   *[other] { $count } customers chosen.
  }
setup-chosen-next = In the summary you can add addresses and take customers out.
setup-group-hint = Customers of another schedule stay in it.
setup-group-overdue = All customers with something overdue
setup-group-open = All customers with a balance
setup-group-nobody = I will choose them in the list
setup-choose-in-list = Choose customers in the list of statements
setup-moment = { $weekday } { $date }, { $time }
setup-weekday-1 = Monday
setup-weekday-2 = Tuesday
setup-weekday-3 = Wednesday
setup-weekday-4 = Thursday
setup-weekday-5 = Friday
setup-weekday-6 = Saturday
setup-weekday-7 = Sunday
setup-month-1 = January
setup-month-2 = February
setup-month-3 = March
setup-month-4 = April
setup-month-5 = May
setup-month-6 = June
setup-month-7 = July
setup-month-8 = August
setup-month-9 = September
setup-month-10 = October
setup-month-11 = November
setup-month-12 = December
setup-send-shifted = Moved: sending is not permitted on { $planned }.
setup-send-never = Closed days leave no permitted moment.
setup-armed-by = Confirmed by { $who } on { $at }
setup-switch-off = Switch off
setup-switched-off = “{ $name }” is off. Its customers stay in it.
setup-armed-but-off = The schedule is active, but the company’s automatic notices are off: nothing leaves.
setup-draft-hint = This is a draft: nothing leaves until you look through the summary and confirm.
setup-to-summary = See summary and confirm
setup-to-schedule = Schedule
setup-next-sends = Next sendings
setup-sends-if-armed = As they would be if you confirmed now.
setup-all-customers = See all of them and their addresses
setup-will-get-one = Will get a notice

## Summary and confirmation
setup-steps = Steps
setup-step-1 = 1. Configure
setup-step-2 = 2. Summary
setup-step-3 = 3. Confirmation
setup-summary-title = Summary before sending
setup-summary-empty = No customers have been chosen yet
setup-summary-empty-text = Choose in the list whom to write to, or take everyone who owes.
setup-choose-customers = Choose in the list
setup-choose-group = Choose a group
setup-will-get = Will get a notice
setup-of-chosen = { $count ->
    [one] of 1 chosen customer
   *[other] of { $count } chosen customers
  }
setup-due = Amount due
setup-invoices = Invoices
setup-left-out = Will get none
setup-show-all = All
setup-show-left-out = Will get none
setup-addresses = E-mail addresses
setup-number = No. { $number }
setup-refused = refused by its server
setup-refused-said = refused: { $answer }
setup-add-address = Add address
setup-add-address-for = Add an address of { $name }
setup-add = Add
setup-remove-address = Remove { $email }
setup-address-added = { $email } was added.
setup-address-removed = { $email } was removed.
setup-preview = Preview
setup-preview-of = Preview of the notice to { $name }
setup-take-out = Take out of the schedule
setup-take-out-of = Take { $name } out of the schedule
setup-customer-removed = The customer is out of the schedule.
setup-elsewhere = Now in “{ $name }”; will move to this one.
setup-range = { $from }–{ $until } of { $of }
setup-test = Send me a test
setup-test-hint = The test goes to { $email }; no customer gets it.
setup-test-subject = [Test] { $subject }
setup-test-sent = The test is on its way to { $email }.
setup-confirm-title = Confirmation
setup-confirm-lead = This is what will happen with “{ $name }”.
setup-confirm-armed = The schedule is active already. Confirming takes newly chosen customers in; the date stays.
setup-confirm-nobody = Choose at least one customer before you confirm.
setup-confirm-each-time = Before each sending balances are read again: whoever has paid, is on hold or has no address gets nothing, and the reason is noted.
setup-confirm-activate = Also switch the company’s automatic notices on
setup-confirm-activate-hint = They are off; without them this schedule sends nothing.
setup-confirm = Confirm and activate
setup-back-to-summary = Back to the summary
setup-first-send = First sending
setup-customers-count = { $count ->
    [one] 1 customer
   *[other] { $count } customers
  }
setup-left-out-count = { $count ->
    [one] 1 will get none
   *[other] { $count } will get none
  }
setup-invoices-count = { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
  }
setup-days-count = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
setup-armed = “{ $name }” is active.

## Preview
setup-preview-title = Notice to { $name }
setup-preview-lead = As it would leave now, with this moment’s balances.
setup-preview-nothing = This customer owes nothing: no notice would leave.
setup-preview-mail = The mail
setup-preview-text = The text version
setup-to = To

## Offer
setup-offer-title = Automated Collection Notices
setup-offer-lead = Fewer overdue accounts without chasing anyone: statements leave by themselves.
setup-offer-1-title = When you say
setup-offer-1 = Every fortnight, every month or every so many days, at the exact hour, never on holidays or outside hours.
setup-offer-2-title = Clear and kind
setup-offer-2 = Each customer gets the open documents, the bank data and a button to see and download the statement.
setup-offer-3-title = No surprises
setup-offer-3 = Nobody who has paid gets a notice; for each customer it is noted whether one left, and if not, why.
setup-offer-needs-plan = It needs the plan Profesional or above and the add-on Automated Collection Notices.
setup-offer-needs-addon = Your plan allows it; the add-on Automated Collection Notices is missing.
setup-offer-have = Your company has contracted it.
setup-offer-questions = Questions? Write to { $contact }.
setup-request = Request
setup-not-now = Not now
setup-requested-title = Request received
setup-requested = We received your request for the Automated Collection Notices.
setup-requested-next = Whoever runs this service looks at it and gets in touch with you. Until then nothing changes in your company.
setup-back-to-customers = Back to the customers
