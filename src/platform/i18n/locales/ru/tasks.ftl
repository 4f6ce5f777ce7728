### Задачи: что ждёт человека

task-lead = Здесь то, что ждёт человека. Стрелка ведёт туда, где задача выполняется; многие закрываются сами, когда дело сделано.
task-new = Записать задачу
task-write = Сохранить задачу
task-written = Задача сохранена.
task-text = Что нужно сделать
task-text-hint = Одно предложение, например: позвонить клиенту до пятницы.
task-text-missing = Напишите, что нужно сделать.
task-text-long = { $count ->
    [one] Не более { $count } символа.
    [few] Не более { $count } символов.
    [many] Не более { $count } символов.
   *[other] Не более { $count } символа.
  }
task-tab-pending = Ожидают
task-tab-overdue = Просроченные
task-tab-finished = Завершённые
task-tab-all = Все
task-what = Задача
task-since = Открыта
task-assignee = Ответственный
task-due = Срок
task-due-invalid = Выберите правильную дату.
task-assignee-stranger = Этот человек не состоит в компании. Выберите другого.
task-of-anyone = Кто угодно
task-of-me = Я
task-of-nobody = Без ответственного
task-given-by-me = Поручены мной другим
task-given-by = Поручение дано: { $name }
task-overdue = Просрочена
task-overdue-show = Показать просроченные
task-overdue-count = { $count ->
    [one] { $count } задача просрочена.
    [few] { $count } задачи просрочены.
    [many] { $count } задач просрочено.
   *[other] { $count } задачи просрочено.
  }
task-state-pending = Ожидает
task-state-finished = Завершена
task-go = Перейти туда, где выполняется: { $what }
task-go-title = Перейти туда, где выполняется
task-see = Открыть задачу
task-save = Сохранить
task-saved = Задача сохранена.
task-finish = Завершить
task-finished = { $count ->
    [one] Завершена { $count } задача.
    [few] Завершены { $count } задачи.
    [many] Завершено { $count } задач.
   *[other] Завершено { $count } задачи.
  }
task-finished-already = Задача уже была завершена.
task-none-chosen = Выберите хотя бы одну задачу.
task-reopen = Открыть снова
task-reopened = Задача снова ожидает.
task-not-reopened = Задачу нельзя открыть снова: она ожидает, закрылась сама или есть другая такая же.
task-closed-by = Завершил(а) { $name }
task-closed-itself = Закрылась сама, когда дело было сделано
task-none = Задач нет
task-none-text = Когда что-то будет ждать человека, оно появится здесь.
task-none-filtered = С таким фильтром задач нет.
task-all = Показать все задачи

task-key-expiring = Ключ интеграции пользователя { $facts } скоро истекает: зарегистрируйте новый.
task-key-failing = ERP больше не принимает ключ интеграции пользователя { $facts }: замените его.
task-mail-unsettled = Есть письма с ошибкой или с неизвестным результатом: решите, что с ними делать.
task-stock-unsettled = Корректировка остатков ждёт решения: { $facts }.
task-sync-failed = Синхронизация не удалась. { $why }
task-subscription-requested = Запрос подписки: { $facts }.
task-subscription-ending = Подписка скоро заканчивается: { $facts }.
