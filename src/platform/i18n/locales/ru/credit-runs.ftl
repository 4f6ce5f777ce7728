### Циклы, уведомления и то, что ждёт решения

runs-by-hand = Вручную
runs-cycles-lead = Каждая запланированная рассылка и её итог по каждому клиенту.
runs-cycles-empty = Циклов рассылки пока нет
runs-cycles-empty-text = Когда наступит дата активного расписания, здесь будет видно, кому выписка отправлена, а кому нет и почему.
runs-planned = Запланировано
runs-schedule = Расписание
runs-state = Состояние
runs-state-planned = Запланирован
runs-state-waits-data = Ждёт свежих данных
runs-state-waits-pause = Ждёт: рассылка приостановлена
runs-state-waits-hours = Ждёт разрешённых часов
runs-state-running = Выполняется
runs-state-done = Завершён
runs-state-missed = Не ушёл вовремя
runs-state-skipped = Пропущен
runs-progress = Ход рассылки

runs-fate-sent = Отправлено
runs-fate-queued = В очереди
runs-fate-failed = Не доставлено
runs-fate-unknown = Неизвестно
runs-fate-skipped = Пропущено
runs-fates-sent = Отправлено
runs-fates-queued = В очереди
runs-fates-failed = Не доставлено
runs-fates-unknown = Неизвестно
runs-fates-skipped = Пропущено
runs-all = Все
runs-address-accepted = Принято
runs-address-refused = Отклонено
runs-address-deferred = Повторяется
runs-address-waiting = В пути

runs-cycle-title = Цикл рассылки от { $at }
runs-leaves-at = уйдёт { $at }
runs-decided = Решение принято: { $by }, { $at }.
runs-cycle-missed = Этот цикл не ушёл вовремя. Решите, отправить его сейчас, позже или пропустить.
runs-why-skipped = Почему пропущены
runs-lines = Клиенты этого цикла
runs-lines-none = Ни один клиент не подходит.
runs-lines-not-yet = Здесь пока никого нет: строка по каждому клиенту появится, когда цикл уйдёт или будет пропущен.
runs-search = Клиент, номер или адрес
runs-customer = Клиент
runs-number = Номер
runs-result = Результат
runs-detail = Подробности
runs-reason = Причина
runs-next = Следующее уведомление
runs-next-held = Приостановлено до { $until }
runs-next-none = Без даты
runs-until = до { $what }
runs-on-day = { $what }
runs-retry-at = Новая попытка { $at }
runs-addresses = Получатели
runs-address = Адрес
runs-since = С какого времени
runs-sent-at = Отправлено
runs-attempts = Попытки
runs-answer = Ответ сервера
runs-attempt-count = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
    [many] { $count } попыток
   *[other] { $count } попытки
  }
runs-answer-process-ended = Отправлявший процесс остановился, не получив ответа.
runs-answer-none = Сервер не ответил за отведённое время.
runs-answer-lost = Связь прервалась до ответа ({ $words }).
runs-message-id = Message-ID
runs-download = Скачать CSV
runs-file = uvedomleniya-{ $day }.csv
runs-customers = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
    [many] { $count } клиентов
   *[other] { $count } клиента
  }

runs-settlements-lead = То, что система не может решить за вас.
runs-only-admins = Принимать решения здесь может только администратор компании.
runs-nothing-waits = Решать нечего
runs-nothing-waits-text = Здесь появляются недоставленные уведомления, уведомления с неизвестным результатом и циклы, не ушедшие вовремя.
runs-missed-title = Циклы, не ушедшие вовремя
runs-missed-text = С их даты прошло более 24 часов, поэтому без вашего решения ничего не уйдёт. При отправке берётся задолженность на тот момент.
runs-waiting-customers = Ожидают
runs-send-now = Отправить сейчас
runs-next-window = Отправить в ближайшие разрешённые часы
runs-skip = Пропустить
runs-decided-already = По этому циклу решение уже было принято; ничего не изменилось.
runs-sending-now = Цикл уходит сейчас, в пределах разрешённых часов.
runs-sending-later = Цикл уйдёт в ближайшие разрешённые часы.
runs-skipped = Цикл пропущен. У каждого клиента осталась строка с причиной.
runs-mails-title = Неподтверждённые письма
runs-mails-text = Неизвестно: связь прервалась до подтверждения сервера, письмо могло дойти, а могло и нет. Не доставлено: сервер отклонил письмо. При повторной отправке берётся задолженность на тот момент, а Message-ID остаётся прежним.
runs-tab-empty = Писем в этом состоянии нет.
runs-letter = Другое письмо компании
runs-treat-as-sent = Считать отправленным
runs-send-again = Отправить ещё раз
runs-barred-cycle = Сначала примите решение по циклу этого письма: он не ушёл вовремя.
runs-barred-text = Текст этого письма больше не хранится; запросите его снова там, где оно создано.
runs-settled-already = Кто-то уже принял решение; ничего не изменилось.
runs-treated-as-sent = { $count ->
    [one] { $count } письмо считается отправленным.
    [few] { $count } письма считаются отправленными.
    [many] { $count } писем считаются отправленными.
   *[other] { $count } письма считаются отправленными.
  }
runs-goes-again = { $count ->
    [one] { $count } письмо отправляется ещё раз.
    [few] { $count } письма отправляются ещё раз.
    [many] { $count } писем отправляются ещё раз.
   *[other] { $count } письма отправляются ещё раз.
  }
runs-left-alone = { $count ->
    [one] { $count } письмо осталось без изменений: решение уже принято или его цикл ждёт решения.
    [few] { $count } письма остались без изменений: решение уже принято или их цикл ждёт решения.
    [many] { $count } писем остались без изменений: решение уже принято или их цикл ждёт решения.
   *[other] { $count } письма остались без изменений: решение уже принято или их цикл ждёт решения.
  }
runs-none-chosen = Выберите хотя бы одно письмо.
runs-refused-title = Отклонённые адреса
runs-refused-text = Сервер отклонил их окончательно. На них ничего не отправляется, пока кто-нибудь не подтвердит или не исправит их на странице клиента.
runs-fault-title = Почтовый сервер
runs-fault-text = Не отвечает с { $since }. Уведомления ждут в очереди и уйдут сами, как только он ответит. Он сообщил:
runs-mail-away = Почтовый сервер не отвечает с { $since }; уведомления ждут.
runs-mail-away-link = Показать подробности

runs-notice-title = Уведомление: { $name }
runs-back-to-cycle = Цикл рассылки
runs-to-customer = Открыть клиента
runs-notice-waits = Это письмо ждёт вашего решения.
runs-story = История
runs-event-planned = Запланировано
runs-event-queued = В очереди
runs-event-skipped = Пропущено
runs-event-attempt = Попытка { $number }
runs-event-accepted = Принято сервером
runs-event-failed = Не доставлено
runs-event-unknown = Ответа нет: неизвестно, дошло ли письмо
runs-event-retry = Следующая попытка
runs-event-treated-as-sent = Признано отправленным
runs-event-sent-again = Отправлено ещё раз по решению сотрудника
runs-mail-as-sent = Письмо в том виде, в каком оно отправлено
runs-subject = Тема
runs-from = От кого
runs-to = Кому
runs-copy-remark = Сумма SHA-256 вычислена по отправленным байтам. В этой копии ключ из ссылки клиента закрыт звёздочками.
runs-text-version = Текстовая версия
runs-download-eml = Скачать .eml
