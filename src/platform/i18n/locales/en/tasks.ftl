### Tasks: what waits for a person

task-lead = What waits for a person. The arrow leads to the place where it is done; many close themselves once it is.
task-new = Write a task
task-write = Save task
task-written = The task is saved.
task-text = What is to be done
task-text-hint = One sentence, such as: call the customer before Friday.
task-text-missing = Write what is to be done.
task-text-long = { $count ->
    [one] Use at most { $count } character.
   *[other] Use at most { $count } characters.
  }
task-tab-pending = Pending
task-tab-overdue = Overdue
task-tab-finished = Finished
task-tab-all = All
task-what = Task
task-since = Opened
task-assignee = Assignee
task-due = Due
task-due-invalid = Choose a valid date.
task-assignee-stranger = This person does not belong to the company. Choose another one.
task-of-anyone = Anyone
task-of-me = Me
task-of-nobody = Nobody yet
task-given-by-me = Given by me to others
task-given-by = Given by { $name }
task-overdue = Overdue
task-overdue-show = Show the overdue ones
task-overdue-count = { $count ->
    [one] { $count } task is overdue.
   *[other] { $count } tasks are overdue.
  }
task-state-pending = Pending
task-state-finished = Finished
task-go = Go to where it is done: { $what }
task-go-title = Go to where it is done
task-see = See task
task-save = Save
task-saved = The task is saved.
task-finish = Finish
task-finished = { $count ->
    [one] { $count } task finished.
   *[other] { $count } tasks finished.
  }
task-finished-already = The task was finished already.
task-none-chosen = Choose at least one task.
task-reopen = Reopen
task-reopened = The task is pending again.
task-not-reopened = The task cannot be reopened: it is pending, it closed itself, or there is another one like it.
task-closed-by = Finished by { $name }
task-closed-itself = Closed itself once it was done
task-none = There are no tasks
task-none-text = When something waits for a person, it shows here.
task-none-filtered = There are no tasks with this filter.
task-all = See all tasks

task-key-expiring = The integration key of { $facts } expires soon: register another one.
task-key-failing = The ERP does not take the integration key of { $facts } any more: replace it.
task-mail-unsettled = Some mails failed or their fate is unknown: decide what to do with them.
task-stock-unsettled = A stock adjustment waits for a decision: { $facts }.
task-sync-failed = The synchronisation failed. { $why }
task-subscription-requested = Subscription asked for: { $facts }.
task-subscription-ending = A subscription ends soon: { $facts }.
