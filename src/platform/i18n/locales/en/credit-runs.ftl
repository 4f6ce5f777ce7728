### Cycles, notices and what waits for a decision

runs-by-hand = By hand
runs-cycles-lead = Every planned sending and what became of each customer.
runs-cycles-empty = No cycles yet
runs-cycles-empty-text = When the date of an active schedule comes, you will see here who was sent a statement and who was not, with the reason.
runs-planned = Planned
runs-schedule = Schedule
runs-state = State
runs-state-planned = Planned
runs-state-waits-data = Waiting for up-to-date data
runs-state-waits-pause = Waiting: sending is paused
runs-state-waits-hours = Waiting for permitted hours
runs-state-running = Running
runs-state-done = Done
runs-state-missed = Missed
runs-state-skipped = Skipped
runs-progress = Progress

runs-fate-sent = Sent
runs-fate-queued = Queued
runs-fate-failed = Failed
runs-fate-unknown = Unknown
runs-fate-skipped = Skipped
runs-fates-sent = Sent
runs-fates-queued = Queued
runs-fates-failed = Failed
runs-fates-unknown = Unknown
runs-fates-skipped = Skipped
runs-all = All
runs-address-accepted = Accepted
runs-address-refused = Refused
runs-address-deferred = Being retried
runs-address-waiting = On its way

runs-cycle-title = Cycle of { $at }
runs-leaves-at = leaves on { $at }
runs-decided = Decided by { $by } on { $at }.
runs-cycle-missed = This cycle did not leave in time. Decide whether it is sent now, later or skipped.
runs-why-skipped = Why they were skipped
runs-lines = Customers of this cycle
runs-lines-none = No customer matches.
runs-lines-not-yet = Nobody is here yet: each customer gets a line when the cycle leaves or is skipped.
runs-search = Customer, number or e-mail
runs-customer = Customer
runs-number = Number
runs-result = Result
runs-detail = Detail
runs-reason = Reason
runs-next = Next notice
runs-next-held = On hold until { $until }
runs-next-none = No date
runs-until = until { $what }
runs-on-day = on { $what }
runs-retry-at = Next attempt on { $at }
runs-addresses = Recipients
runs-address = E-mail
runs-since = Since
runs-sent-at = Sent on
runs-attempts = Attempts
runs-answer = Server’s answer
runs-attempt-count = { $count ->
    [one] 1 attempt
   *[other] { $count } attempts
  }
runs-answer-process-ended = The sending process ended before an answer came.
runs-answer-none = The server did not answer in time.
runs-answer-lost = The connection was lost before an answer ({ $words }).
runs-message-id = Message-ID
runs-download = Download CSV
runs-file = notices-{ $day }.csv
runs-customers = { $count ->
    [one] 1 customer
   *[other] { $count } customers
  }

runs-settlements-lead = What the system cannot decide for you.
runs-only-admins = Only an administrator of the company can decide here.
runs-nothing-waits = Nothing waits for you
runs-nothing-waits-text = Notices that failed or that may not have arrived appear here, and cycles that did not leave in time.
runs-missed-title = Cycles that did not leave in time
runs-missed-text = More than 24 hours have passed since their date, so nothing leaves without your decision. Sending uses the balances of that moment.
runs-waiting-customers = Waiting
runs-send-now = Send now
runs-next-window = In the next window
runs-skip = Skip
runs-decided-already = This cycle had been decided already; nothing changed.
runs-sending-now = The cycle leaves now, within the permitted hours.
runs-sending-later = The cycle leaves in the next sending window.
runs-skipped = The cycle was skipped. Each customer keeps a line with the reason.
runs-mails-title = Unconfirmed mails
runs-mails-text = Unknown: the connection was lost before the server confirmed; it may or may not have arrived. Failed: the server refused it. Sending again uses the balances of that moment and the same Message-ID.
runs-tab-empty = No mails in this state.
runs-letter = Another mail of the company
runs-treat-as-sent = Treat as sent
runs-send-again = Send again
runs-barred-cycle = Decide first about its cycle, which did not leave in time.
runs-barred-text = Its text is not kept any more; ask for it again where it came from.
runs-settled-already = Somebody had settled it already; nothing changed.
runs-treated-as-sent = { $count ->
    [one] The mail is treated as sent.
   *[other] { $count } mails are treated as sent.
  }
runs-goes-again = { $count ->
    [one] The mail goes out again.
   *[other] { $count } mails go out again.
  }
runs-left-alone = { $count ->
    [one] 1 stayed as it was: settled already, or its cycle waits for a decision.
   *[other] { $count } stayed as they were: settled already, or their cycle waits for a decision.
  }
runs-none-chosen = Choose at least one mail.
runs-refused-title = Refused addresses
runs-refused-text = The server refused them for good. Nothing is sent there until somebody confirms or corrects them on the customer’s page.
runs-fault-title = Mail server
runs-fault-text = It has not answered since { $since }. Notices wait in the queue and leave on their own as soon as it answers. It said:
runs-mail-away = The mail server has not answered since { $since }; notices wait.
runs-mail-away-link = Show details

runs-notice-title = Notice to { $name }
runs-back-to-cycle = Cycle
runs-to-customer = Show customer
runs-notice-waits = This mail waits for your decision.
runs-story = History
runs-event-planned = Planned
runs-event-queued = Queued
runs-event-skipped = Skipped
runs-event-attempt = Attempt { $number }
runs-event-accepted = Accepted by the server
runs-event-failed = Failed
runs-event-unknown = No answer: nobody knows whether it arrived
runs-event-retry = Next attempt
runs-event-treated-as-sent = Treated as sent
runs-event-sent-again = Sent again by decision
runs-mail-as-sent = The mail as it was sent
runs-subject = Subject
runs-from = From
runs-to = To
runs-copy-remark = The SHA-256 is that of the bytes that were sent. In this copy the key of the customer’s link is covered with asterisks.
runs-text-version = Text version
runs-download-eml = Download .eml
