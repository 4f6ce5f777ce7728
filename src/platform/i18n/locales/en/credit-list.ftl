### Customers’ statements of account: list, customer, debtor’s page

list-data-of = Data as of { $moment }
list-no-data = No synchronisation has been completed yet
list-data-old = The data is not up to date. { $data }.
list-tone = Colour tone
list-empty = No customers yet
list-empty-text = Here you will see what each customer owes and which notices they got. Customers come with the synchronisation.
list-nothing-owed = Nobody owes anything: there are no open documents.
list-total-in = Total in { $currency }
list-total-balance = Balance in { $currency }
list-total-overdue = Overdue in { $currency }
list-search = Search by name, tax id or number
list-show = Show
list-show-open = With a balance
list-show-overdue = With an overdue balance
list-show-all = All
list-show-everybody = Show all customers
list-any = Any
list-on = On
list-off = Off
list-state = State
list-held = On hold
list-no-address = No address
list-no-match = No customer matches
list-no-match-text = Try other words or clear the filters.
list-customer = Customer
list-number = No. { $number }
list-balance = Balance
list-overdue = Overdue
list-ageing = Ageing
list-last = Last notice
list-next = Next notice
list-never = None
list-settled = Nothing owed
list-automation = Automation
list-automation-of = Automatic notices to { $name }
list-automation-switch = Automatic notices
list-held-until = On hold until { $date }
list-automatic = Automatic
list-until-small = until { $date }
list-until = Until { $date }
list-switch-on = Switch automation on
list-switch-off = Switch off
list-hold = Put on hold
list-count = { $count ->
    [one] 1 customer
   *[other] { $shown } of { $count } customers
  }
list-nobody-chosen = Choose at least one customer first.

list-notice-queued = Queued
list-notice-sending = Sending
list-notice-sent = Sent
list-notice-failed = Not delivered
list-notice-unknown = Outcome unknown

list-switched-on = Automatic notices switched on for { $name }, in the schedule “{ $schedule }”.
list-switched-on-master-off = { $name } is now in the schedule “{ $schedule }”, but sending is off for the company: no notice leaves until you switch it on in the collection settings.
list-switched-off = Automatic notices switched off for { $name }.
list-many-switched-off = { $count ->
    [0] None of the chosen customers had automatic notices.
    [one] Automatic notices switched off for 1 customer.
   *[other] Automatic notices switched off for { $count } customers.
  }
list-choose-title = Switch notices on for { $name }
list-choose-lead = Your company has several schedules. A customer belongs to one of them.
list-choose-legend = Schedule
list-choose-next = Next notice: { $moment }
list-continue = Continue
list-cancel = Cancel
list-back = Back
list-keep = Save

list-see-statement = View statement
list-statement-of = Statement of { $name }
list-left-out = { $count ->
    [one] 1 document on hold is left out of what the customer gets.
   *[other] { $count } documents on hold are left out of what the customer gets.
  }
list-send = Send statement
list-send-title = Send a statement to { $name }
list-send-lead = They will get an e-mail with their open documents, the bank details and a link to their statement.
list-send-to = To
list-send-now = It leaves right away.
list-send-later = This is outside the permitted hours. It leaves on { $moment }.
list-send-never = The sending hours permit no moment within the next year. Check the collection settings.
list-send-paused = The company’s sending is paused. It leaves when sending resumes.
list-send-stale = The ERP’s data is not up to date. It leaves after the next synchronisation.
list-send-entered = The statement is on its way.
list-send-overtaken = There is a newer notice to this customer; no other one was sent.

list-owes-nothing = This customer has no open documents.
list-documents-in = Open documents in { $currency }
list-nothing-overdue = Nothing overdue
list-folio = Folio
list-order = Order { $order }
list-issued = Date
list-due = Due
list-days-late = Late
list-days = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
list-total = Total
list-applied = Applied
list-of-it-credited = credit notes { $amount }
list-sum = Total
list-hold-column = Notices
list-hold-document = Leave out
list-hold-document-of = Leave out: { $folio }
list-hold-document-until = Leave { $folio } out of notices until
list-take-in = Take in
list-document-held = The document is left out of notices until { $date }.
list-document-released = The document appears in notices again.

list-schedule = Schedule
list-schedule-off = Off
list-no-schedule = None
list-contacted = Last contact
list-master-off = The company’s sending is off or paused: no notice leaves.
list-hold-title = Hold
list-held-by = by { $name }
list-not-held = This customer is not on hold.
list-hold-until = No notices until
list-hold-hint = That day included. It also stops what is queued already.
list-hold-note = Reason
list-hold-past = Choose today or a later day.
list-hold-no-date = Choose a day.
list-hold-note-long = { $count ->
   *[other] Write at most { $count } characters.
  }
list-hold-kept = No notices to this customer until { $date }.
list-hold-ended = The hold has ended.
list-release = End the hold
list-holds-title = Put notices on hold
list-holds-lead = { $count ->
    [one] 1 customer will get no notices until the day you choose.
   *[other] { $count } customers will get no notices until the day you choose.
  }
list-many-held = { $count ->
    [one] 1 customer on hold.
   *[other] { $count } customers on hold.
  }
list-language = Language of its notices
list-language-company = The company’s ({ $language })
list-language-kept = Language saved.

list-addresses = E-mail addresses
list-address = Address
list-from-erp = From the ERP
list-from-hand = Added by hand
list-refused = Refused by its server
list-confirm-address = Confirm address
list-remove-address = Remove { $email }
list-new-address = Another address
list-new-address-hint = It stays even if the ERP’s data changes.
list-add-address = Add
list-address-added = { $email } will get the notices.
list-address-removed = The address gets no more notices, and the links that were sent to it no longer open the statement.
list-address-confirmed = The address gets notices again.
list-address-invalid = Write an address such as name@company.test.
list-address-known = This customer has that address already.
list-address-too-many = { $count ->
   *[other] A customer can have at most { $count } addresses.
  }

list-links = Links sent
list-links-text = { $count ->
    [one] 1 link that was sent opens this customer’s statement without a password. Withdrawn, it stops opening it at once; the next notice will bring a new one.
   *[other] { $count } links that were sent open this customer’s statement without a password. Withdrawn, they stop opening it at once; the next notice will bring a new one.
  }
list-links-revoke = Withdraw the links sent
list-links-revoked = { $count ->
    [0] There were no links to withdraw.
    [one] 1 link was withdrawn. The next notice will bring a new one.
   *[other] { $count } links were withdrawn. The next notice will bring a new one.
  }

list-notices = Notices
list-no-notices = This customer has had no notices yet.
list-by-hand = sent by hand

debtor-title = Statement of account of { $name }
debtor-as-of = As of { $date }, with what we know at this moment
debtor-as-of-old = As of { $date }, with the data that we had on { $data }
debtor-tax-id = Tax id
debtor-balance = Balance
debtor-holder = Holder
debtor-reference = Reference
debtor-pay-in = Payments in { $currency }
debtor-ask = If anything does not match, answer the e-mail with which { $company } sent you this link.
debtor-personal = The link is personal: it opens the statement without a password.
debtor-closed = This link no longer opens the statement
debtor-expired = Links work for 30 days, and this one has expired.
debtor-revoked = The link was withdrawn.
debtor-write = To get a new one, answer the e-mail with which { $company } sent it to you.
debtor-write-to = To get a new one, write to { $company }:
