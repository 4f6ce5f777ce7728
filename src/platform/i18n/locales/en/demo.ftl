### Demo: mail, clock, parts

demo-schedule = Fortnightly
demo-places = Pages of the demo

demo-mail = Mail
demo-mail-lead = All mail that the demo sends arrives here and nowhere else.
demo-mail-subject = Subject
demo-mail-from = From
demo-mail-to = To
demo-mail-when = Received
demo-mail-empty = No mail yet
demo-mail-empty-text = Move the clock to the next occurrence and the notices will appear here.
demo-mail-no-subject = (no subject)
demo-mail-range = { $from }–{ $to } of { $count }
demo-mail-view = Parts of the message
demo-mail-html = HTML
demo-mail-text = Text
demo-mail-headers = Headers
demo-mail-frame = The message as its reader sees it
demo-mail-no-text = This message has no text.
demo-mail-raw = Download .eml

demo-clock = Clock
demo-clock-lead = Collection notices live by this clock: when they leave, what is overdue, which hours are kept. Here it can be moved.
demo-clock-business = The demo’s time
demo-clock-wall = Real time
demo-clock-ahead = Ahead by
demo-clock-ahead-none = Nothing
demo-clock-ahead-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
demo-clock-ahead-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
demo-clock-ahead-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
demo-clock-next = Go to the next occurrence
demo-clock-hour = +1 hour
demo-clock-day = +1 day
demo-clock-real = Back to real time
demo-clock-set = Set another time
demo-clock-date = Date
demo-clock-time = Time
demo-clock-zone = Time in { $zone }
demo-clock-set-button = Move the clock
demo-clock-invalid = Enter a date and a time that exist.
demo-clock-moved = The clock is at { $at }. The notices that were due are in the queue.
demo-clock-nothing = No active schedule comes after this time.
demo-clock-upcoming = Next occurrences
demo-clock-company = Company
demo-clock-schedule = Schedule
demo-clock-by-hand = Sent by hand
demo-clock-local = Leaves (local time)
demo-clock-planned = Scheduled
demo-clock-empty = No active schedules
demo-clock-empty-text = As soon as a company confirms a schedule, its next occurrence will appear here.
demo-ui = Parts

demo-erp = ERP
demo-erp-title = Bind ERP of the demo
demo-erp-lead = A simulated Bind ERP with its companies, their users and the integration key of each.
demo-erp-copy = Copy the key of { $name }
demo-erp-administrator = administrator
demo-erp-act = Act in the ERP
demo-erp-act-lead = A user creates a customer and invoices it. If the user’s key is registered, both arrive within seconds; if not, with the hourly synchronisation.
demo-erp-who = Who does it
demo-erp-client = New customer
demo-erp-client-hint = Gets an invoice for { $amount }, due in 30 days.
demo-erp-sell = Create and invoice
demo-erp-no-name = Enter a name of 1 to 80 characters.
demo-erp-no-user = Choose a user from the list.
demo-erp-sold = { $who } created “{ $client }” at { $company } and invoiced it.
