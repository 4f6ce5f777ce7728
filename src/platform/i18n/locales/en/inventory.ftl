### Mobile inventory

inventory-title = Mobile inventory
inventory-lead = Stock according to Bind ERP { $age }.
inventory-search = Name, SKU or bar code
inventory-search-short = Name or code
inventory-find = Search
inventory-scan = Read a bar code with the camera
inventory-scan-none = No code can be seen in the picture. Move closer and try again.
inventory-warehouse = Warehouse
inventory-all-warehouses = All warehouses
inventory-waits = To be sent
inventory-more = More articles
inventory-see-all = See all articles
inventory-empty = No articles yet
inventory-empty-text = Articles and their stock arrive from Bind ERP with the synchronisation.
inventory-no-match = No article matches “{ $what }”
inventory-no-match-text = Try fewer letters or another word. The search looks at name, SKU and code.
inventory-unsettled = { $count ->
    [one] One adjustment waits for your decision
   *[other] { $count } adjustments wait for your decision
  }

inventory-age = According to Bind ERP { $age }
inventory-age-never = (no data yet)

inventory-holdings = Stock
inventory-place = Place: { $place }
inventory-told = { $quantity } in Bind ERP
inventory-waiting = { $quantity } to be sent
inventory-total = Total
inventory-no-warehouses = The company has no warehouses in use. An administrator chooses them in Settings › Catalogues.
inventory-movements = Latest adjustments

inventory-adjust = Adjust
inventory-adjust-in = { $warehouse } holds
inventory-mode = What are you entering?
inventory-mode-count = Counted now
inventory-mode-add = Add
inventory-mode-take = Take away
inventory-quantity = Quantity
inventory-less = One less
inventory-plus = One more
inventory-reason = Reason
inventory-reason-choose = Choose the reason
inventory-note = Note
inventory-review = Review the adjustment
inventory-reason-count = Count
inventory-reason-shrinkage = Shrinkage
inventory-reason-entry = Goods in
inventory-reason-exit = Goods out
inventory-reason-return = Return
inventory-reason-other = Other

inventory-fault-mode = Choose whether you count, add or take away.
inventory-fault-missing = Write the quantity.
inventory-fault-number = Write a number with three decimals at most, such as 12 or 1.5.
inventory-fault-ambiguous = This number can be read in two ways. Write 1500 or 1.5, without separating thousands.
inventory-fault-large = The quantity is too large.
inventory-fault-negative = Write the quantity without a sign and choose Add or Take away.
inventory-fault-zero = Write a quantity above zero.
inventory-fault-reason = Choose a reason from the list.
inventory-fault-note-missing = With the reason Other, explain in the note what happened.
inventory-fault-note-long = The note may have 300 characters at most.
inventory-fault-warehouse = Choose the warehouse.
inventory-fault-no-change = This is what there is already: nothing is left to adjust.
inventory-fault-below-zero = Confirm that the stock will fall below zero.

inventory-confirm-title = Review the adjustment
inventory-confirm-age = According to Bind ERP { $age }. If something was sold or received since, the result will differ from your count.
inventory-form-used = This form was used for another adjustment, which is in the log. Check the figures and send only if this one is missing.
inventory-stale = The stock changed while you were writing: there were { $was } and now there are { $now }. Check the result before you send it.
inventory-before = Before
inventory-after = After
inventory-change = Change
inventory-below-zero = Yes, leave the stock below zero
inventory-below-zero-hint = This usually means that goods in have not been recorded.
inventory-send = Send the adjustment
inventory-send-hint = It is sent to Bind ERP once and stays in the log under your name.
inventory-change-form = Correct it
inventory-recorded = Adjustment saved. It is being sent to Bind ERP.
inventory-recorded-already = This adjustment had been saved already: it is not sent twice.

inventory-state-queued = To be sent
inventory-state-sending = Being sent
inventory-state-sent = Sent
inventory-state-failed = Refused
inventory-state-unknown = Result unknown
inventory-state-dropped = Dropped

inventory-answer-key = Bind ERP does not accept the integration key. An administrator has to register another one.
inventory-answer-no-key = The company has no integration key in use.
inventory-answer-subscription = Bind ERP says that the company’s subscription is not active.
inventory-answer-rate = Bind ERP asked to wait; it is tried again by itself.
inventory-answer-budget = Today’s calls to Bind ERP are used up; it is sent tomorrow.
inventory-answer-unreachable = Bind ERP cannot be reached; it is tried again by itself for 24 hours.
inventory-answer-refused = Bind ERP did not accept it.
inventory-answer-restored = A backup was restored, and it is not known whether the adjustment was sent after it was taken.
inventory-answer-worker = Sending was interrupted, and it is not known whether Bind ERP received it.
inventory-answer-uncertain = Bind ERP did not confirm: it may have been applied or not.

inventory-one-title = Adjustment of { $what }
inventory-attempts = Attempts
inventory-settled-by = Decided by
inventory-settle-title = What shall we do with this adjustment?
inventory-settle-unknown = Compare with Bind ERP: if it says { $after }, it was applied; if it still says { $before }, it was not. Other sales or goods in may have moved the figure.
inventory-settle-failed = It was not applied in Bind ERP. You can send it again once the cause is gone, or drop it.
inventory-told-in = In { $warehouse }
inventory-read-first = This figure is older than the sending. Ask Bind ERP before you decide.
inventory-read-now = Ask Bind ERP now
inventory-read = Bind ERP says: { $quantity } in { $warehouse }.
inventory-read-nothing = Bind ERP did not mention this article in that warehouse. The last figure is kept.
inventory-settle-applied = It is applied already
inventory-settle-again = Send it again
inventory-settle-drop = Drop it
inventory-settled-already = This adjustment had been settled already.
inventory-settled-applied = It counts as applied.
inventory-settled-again = The adjustment is sent again.
inventory-settled-dropped = The adjustment was dropped.

inventory-log-title = Log of adjustments
inventory-log-lead = Who adjusted what, when, and how it ended.
inventory-log-empty = No adjustments yet
inventory-log-empty-text = Look for an article, write how many there are and send the adjustment: it will appear here.
inventory-log-none = No adjustment matches
inventory-log-none-text = Change the filters to see more.
inventory-export = Download CSV
inventory-file = adjustments-{ $day }.csv
inventory-everybody = Everybody
inventory-any-state = All
inventory-to-settle = To be settled
inventory-from = From
inventory-to = To
inventory-before-after = Before → after
inventory-col-when = Date
inventory-col-person = Person
inventory-col-article = Article
inventory-col-sku = SKU
inventory-col-warehouse = Warehouse
inventory-col-before = Before
inventory-col-change = Change
inventory-col-after = After
inventory-col-unit = Unit
inventory-col-reason = Reason
inventory-col-note = Note
inventory-col-state = State
