### Настройки взыскания, расписания, сводка, предложение

## Настройки взыскания
setup-title = Настройки взыскания
setup-lead = Общее для всех уведомлений вашей компании: текст, счета, часы и ограничения.
setup-activation = Автоматические уведомления
setup-master = Автоматические уведомления о задолженности
setup-master-on-hint = Уведомления уходят по каждому расписанию:
setup-master-off-hint = Выключено: ни одно автоматическое уведомление не уйдёт, даже если есть активные расписания.
setup-activated = Автоматические уведомления включены.
setup-deactivated = Автоматические уведомления выключены.
setup-not-contracted = Это дополнение ещё не подключено.
setup-see-offer = Узнать о дополнении
setup-pause = Приостановить всю рассылку
setup-pause-hint = Останавливает и письма, которые уже в очереди.
setup-paused-hint = Рассылка компании приостановлена; ничего не уходит, в том числе из очереди.
setup-resume = Возобновить рассылку
setup-paused = Рассылка компании приостановлена.
setup-resumed = Рассылка компании возобновлена.
setup-edit = Изменить
setup-remove = Убрать
setup-cancel = Отмена

setup-message = Текст письма
setup-subject = Тема
setup-subject-hint = Нейтральная строка: её видно, не открывая письма, поэтому сумм в ней нет.
setup-greeting = Приветствие
setup-body = Текст
setup-body-hint = Абзацы разделяются пустой строкой. Переменные: { $variables }
setup-variable-customer = клиент
setup-variable-company = компания
setup-variable-balance = задолженность
setup-variable-overdue = просрочено
setup-variable-date = дата
setup-reply-to = Адрес для ответа
setup-reply-to-hint = Сюда приходят ответы ваших клиентов.
setup-save-message = Сохранить текст
setup-message-saved = Текст сохранён.
setup-preview-with = Посмотреть на примере: { $name }

setup-banks = Банковские счета
setup-banks-hint = По одному счёту на валюту; в уведомлении показываются счета в тех валютах, в которых должен клиент.
setup-bank-form = Добавить или заменить счёт
setup-currency = Валюта
setup-currency-hint = Три буквы: MXN, USD, EUR… Если счёт в этой валюте уже есть, он будет заменён.
setup-account = Счёт
setup-account-hint = В песо — CLABE из 18 цифр; в евро — IBAN; в других валютах — номер счёта.
setup-bank = Банк
setup-bank-hint = Если оставить пустым, мы определим банк по CLABE, когда он нам известен.
setup-holder = Получатель
setup-reference = Назначение платежа
setup-reference-hint = Что клиент должен указать при оплате.
setup-save-bank = Сохранить счёт
setup-bank-saved = Счёт в { $currency } сохранён.
setup-bank-removed = Счёт в { $currency } убран.

setup-hours = Часы отправки
setup-hours-hint = Время компании ({ $zone }). Не раньше 7:00 и не позже 22:00.
setup-opens = С
setup-closes = До
setup-business-days = Только с понедельника по пятницу
setup-holidays = Не отправлять в государственные праздники
setup-save-hours = Сохранить часы
setup-hours-saved = Часы сохранены.

setup-closures = Нерабочие дни
setup-closures-none = Нерабочих дней нет. Добавьте отпуска или инвентаризации: то, что на них приходится, уйдёт в следующий разрешённый день.
setup-closure-name = Причина
setup-closure-name-hint = Например: годовая инвентаризация.
setup-closure-from = С
setup-closure-until = По
setup-add-closure = Добавить нерабочие дни
setup-closure-saved = Нерабочие дни сохранены.
setup-closure-removed = Нерабочие дни убраны.

setup-limits = Ограничения
setup-minimum-days = Минимум дней между контактами
setup-minimum-days-hint = Раньше этого срока клиент не получит другого автоматического уведомления.
setup-minimum-amount = Минимальная задолженность
setup-minimum-amount-hint = Кто должен меньше во всех своих валютах, тот не получит уведомления.
setup-new-customers = Новые клиенты
setup-new-customers-hint = Что делать с клиентами, которые будут приходить из ERP.
setup-new-customers-off = Начинают без уведомлений
setup-new-customers-in = Попадают в расписание «{ $name }»
setup-save-limits = Сохранить ограничения
setup-limits-saved = Ограничения сохранены.

setup-tone = Цветовой тон
setup-tone-hint = Используется на этих страницах, в уведомлениях и выписках.
setup-save-tone = Сохранить тон
setup-tone-saved = Тон сохранён.

## Что не так
setup-fault-empty = Заполните это поле.
setup-fault-long = { $count ->
    [one] Используйте не более { $count } символа.
    [few] Используйте не более { $count } символов.
    [many] Используйте не более { $count } символов.
   *[other] Используйте не более { $count } символа.
  }
setup-fault-amount-in-subject = Тему видно, не открывая письма: уберите {"{"}saldo{"}"} и {"{"}vencido{"}"}.
setup-fault-variable = { $name } — не переменная. Доступны: { $known }
setup-fault-email = Введите действующий адрес, например payments@customer.test.
setup-fault-email-twice = Этот адрес уже есть в списке.
setup-fault-email-many = { $count ->
    [one] У клиента может быть не более { $count } адреса.
    [few] У клиента может быть не более { $count } адресов.
    [many] У клиента может быть не более { $count } адресов.
   *[other] У клиента может быть не более { $count } адреса.
  }
setup-fault-currency = Введите три буквы валюты, например MXN.
setup-fault-clabe-form = CLABE состоит из 18 цифр.
setup-fault-clabe-digit = Контрольная цифра CLABE не совпадает: проверьте, нет ли опечатки.
setup-fault-iban-form = Это не похоже на IBAN.
setup-fault-iban-digits = Контрольные цифры IBAN не совпадают: проверьте, нет ли опечатки.
setup-fault-account = Введите от 4 до 34 букв и цифр.
setup-fault-time = Введите время в виде 09:30.
setup-fault-window-cap = Часы должны быть в пределах от 7:00 до 22:00.
setup-fault-window-empty = Конец должен быть позже начала.
setup-fault-date = Выберите дату.
setup-fault-order = Конец не может быть раньше начала.
setup-fault-closure-long = Нерабочий период — не более года.
setup-fault-days = { $count ->
    [one] Введите число дней от 0 до { $count }.
    [few] Введите число дней от 0 до { $count }.
    [many] Введите число дней от 0 до { $count }.
   *[other] Введите число дней от 0 до { $count }.
  }
setup-fault-amount = Введите сумму в виде 1 500,00.
setup-fault-schedule = Этого расписания больше нет.
setup-fault-name-missing = Дайте название.
setup-fault-name-taken = Расписание с таким названием уже есть.
setup-fault-hour = В это время отправка не разрешена. Разрешённые часы: { $window }.
setup-fault-past = Этот момент уже прошёл. Выберите будущий.
setup-fault-interval = Введите число дней от 1 до 366.
setup-fault-period = Выберите периодичность.

## Расписания
setup-schedules-title = Расписания
setup-schedules-lead = Каждое расписание определяет, когда группа клиентов получает выписку.
setup-schedule-default-name = Расписание { $number }
setup-new = Создать расписание
setup-none = Расписаний пока нет
setup-none-text = Выберите клиентов, укажите, как часто и в какое время отправлять, проверьте сводку и подтвердите. С этого момента уведомления уходят сами.
setup-configure-now = Настроить сейчас
setup-configure = Настроить
setup-name = Название
setup-name-hint = Его видит только ваша команда.
setup-period = Периодичность отправки
setup-period-fortnightly = Раз в две недели
setup-period-fortnightly-hint = Каждые 15 дней.
setup-period-fortnightly-long = Раз в две недели (каждые 15 дней)
setup-period-monthly = Ежемесячно
setup-period-monthly-hint = В одно и то же число; в коротких месяцах — в последний день.
setup-period-monthly-long = Ежемесячно, { $count }-го числа
setup-period-custom = Свой интервал
setup-period-custom-hint = Раз в столько дней, сколько вы укажете.
setup-period-custom-long = { $count ->
    [1] Каждый день
    [one] Раз в { $count } день
    [few] Раз в { $count } дня
    [many] Раз в { $count } дней
   *[other] Раз в { $count } дня
  }
setup-interval = Интервал в днях
setup-interval-hint = Только для своего интервала.
setup-first = Первая дата
setup-at = Точное время
setup-at-hint = Разрешённые часы: { $window }.
setup-zone = Время компании ({ $zone }).
setup-next = Ближайшая отправка
setup-customers = Клиенты
setup-customer = Клиент
setup-state = Состояние
setup-state-armed = Активно
setup-state-draft = Черновик
setup-state-off = Выключено
setup-continue = Продолжить
setup-continue-draft = Продолжить
setup-discard = Удалить черновик
setup-discarded = Черновик «{ $name }» удалён.
setup-discard-refused = Удалить можно только черновик. Это расписание можно выключить.
setup-new-title = Настройка отправки
setup-edit-title = Настройка «{ $name }»
setup-edit-armed = Расписание активно. Выключите его, прежде чем менять.
setup-form-lead = Дальше будет сводка; ничего не уйдёт, пока вы не подтвердите.
setup-chosen = { $count ->
    [one] Выбран { $count } клиент.
    [few] Выбрано { $count } клиента.
    [many] Выбрано { $count } клиентов.
   *[other] Выбрано { $count } клиента.
  }
setup-chosen-next = В сводке можно добавить адреса и убрать клиентов.
setup-group-hint = Клиенты, которые уже состоят в другом расписании, остаются в нём.
setup-group-overdue = Все клиенты с просрочкой
setup-group-open = Все клиенты с задолженностью
setup-group-nobody = Выберу их в списке
setup-choose-in-list = Выбрать клиентов в списке взаиморасчётов
setup-moment = { $weekday }, { $date }, { $time }
setup-weekday-1 = понедельник
setup-weekday-2 = вторник
setup-weekday-3 = среда
setup-weekday-4 = четверг
setup-weekday-5 = пятница
setup-weekday-6 = суббота
setup-weekday-7 = воскресенье
setup-month-1 = Январь
setup-month-2 = Февраль
setup-month-3 = Март
setup-month-4 = Апрель
setup-month-5 = Май
setup-month-6 = Июнь
setup-month-7 = Июль
setup-month-8 = Август
setup-month-9 = Сентябрь
setup-month-10 = Октябрь
setup-month-11 = Ноябрь
setup-month-12 = Декабрь
setup-send-shifted = Перенесено: { $planned } отправка не разрешена.
setup-send-never = Нерабочие дни не оставляют ни одного разрешённого момента.
setup-armed-by = Подтверждение: { $who }, { $at }
setup-switch-off = Выключить
setup-switched-off = Расписание «{ $name }» выключено. Его клиенты остаются в нём.
setup-armed-but-off = Расписание активно, но автоматические уведомления компании выключены: ничего не уходит.
setup-draft-hint = Это черновик: ничего не уйдёт, пока вы не проверите сводку и не подтвердите.
setup-to-summary = Проверить сводку и подтвердить
setup-to-schedule = Расписание
setup-next-sends = Ближайшие отправки
setup-sends-if-armed = Такими они будут, если подтвердить сейчас.
setup-all-customers = Показать всех и их адреса
setup-will-get-one = Получит уведомление

## Сводка и подтверждение
setup-steps = Шаги
setup-step-1 = 1. Настройка
setup-step-2 = 2. Сводка
setup-step-3 = 3. Подтверждение
setup-summary-title = Сводка перед отправкой
setup-summary-empty = Клиенты ещё не выбраны
setup-summary-empty-text = Выберите в списке, кому писать, или возьмите всех, у кого есть задолженность.
setup-choose-customers = Выбрать в списке
setup-choose-group = Выбрать группу
setup-will-get = Получат уведомление
setup-of-chosen = { $count ->
    [one] из { $count } выбранного клиента
    [few] из { $count } выбранных клиентов
    [many] из { $count } выбранных клиентов
   *[other] из { $count } выбранного клиента
  }
setup-due = К оплате
setup-invoices = Счета
setup-left-out = Не получат
setup-show-all = Все
setup-show-left-out = Не получат
setup-addresses = Адреса электронной почты
setup-number = № { $number }
setup-refused = отклонён почтовым сервером
setup-refused-said = отклонён: { $answer }
setup-add-address = Добавить адрес
setup-add-address-for = Добавить адрес клиента { $name }
setup-add = Добавить
setup-remove-address = Убрать { $email }
setup-address-added = Адрес { $email } добавлен.
setup-address-removed = Адрес { $email } убран.
setup-preview = Посмотреть
setup-preview-of = Посмотреть уведомление клиенту { $name }
setup-take-out = Убрать из расписания
setup-take-out-of = Убрать клиента { $name } из расписания
setup-customer-removed = Клиент убран из расписания.
setup-elsewhere = Сейчас в расписании «{ $name }»; перейдёт в это.
setup-range = { $from }–{ $until } из { $of }
setup-test = Отправить мне пробное письмо
setup-test-hint = Пробное письмо придёт на { $email }; клиенты его не получат.
setup-test-subject = [Тест] { $subject }
setup-test-sent = Пробное письмо отправляется на { $email }.
setup-confirm-title = Подтверждение
setup-confirm-lead = Вот что произойдёт с расписанием «{ $name }».
setup-confirm-armed = Расписание уже активно. При подтверждении в него войдут вновь выбранные клиенты; дата не изменится.
setup-confirm-nobody = Выберите хотя бы одного клиента, прежде чем подтверждать.
setup-confirm-each-time = Перед каждой отправкой задолженность проверяется заново: кто уже оплатил, приостановлен или не имеет адреса, тот ничего не получит, а причина будет записана.
setup-confirm-activate = Включить и автоматические уведомления компании
setup-confirm-activate-hint = Они выключены; без них это расписание ничего не отправит.
setup-confirm = Подтвердить и включить
setup-back-to-summary = Вернуться к сводке
setup-first-send = Первая отправка
setup-customers-count = { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
    [many] { $count } клиентов
   *[other] { $count } клиента
  }
setup-left-out-count = { $count ->
    [one] { $count } не получит
    [few] { $count } не получат
    [many] { $count } не получат
   *[other] { $count } не получат
  }
setup-invoices-count = { $count ->
    [one] { $count } счёт
    [few] { $count } счёта
    [many] { $count } счетов
   *[other] { $count } счёта
  }
setup-days-count = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
  }
setup-armed = Расписание «{ $name }» активно.

## Предварительный просмотр
setup-preview-title = Уведомление: { $name }
setup-preview-lead = Так оно ушло бы сейчас, с задолженностью на этот момент.
setup-preview-nothing = Этот клиент ничего не должен: уведомление не ушло бы.
setup-preview-mail = Письмо
setup-preview-text = Текстовая версия
setup-to = Кому

## Предложение
setup-offer-title = Автоматические уведомления о задолженности
setup-offer-lead = Меньше просроченной задолженности без звонков и напоминаний вручную: выписки уходят сами.
setup-offer-1-title = Когда вы скажете
setup-offer-1 = Раз в две недели, раз в месяц или раз в несколько дней, в точное время, не тревожа никого в праздники и нерабочие часы.
setup-offer-2-title = Понятно и вежливо
setup-offer-2 = Каждый клиент получает список неоплаченных документов, банковские реквизиты и кнопку, чтобы открыть и скачать выписку.
setup-offer-3-title = Без неожиданностей
setup-offer-3 = Кто уже оплатил, тот не получит уведомления; по каждому клиенту записано, ушло ли оно, а если нет, то почему.
setup-offer-needs-plan = Нужны тариф Profesional или выше и дополнение «Автоматические уведомления о задолженности».
setup-offer-needs-addon = Ваш тариф это допускает; не хватает дополнения «Автоматические уведомления о задолженности».
setup-offer-have = У вашей компании оно уже подключено.
setup-offer-questions = Есть вопросы? Обратитесь: { $contact }.
setup-request = Отправить заявку
setup-not-now = Не сейчас
setup-requested-title = Заявка получена
setup-requested = Мы получили вашу заявку на автоматические уведомления о задолженности.
setup-requested-next = Её рассмотрит тот, кто обслуживает этот сервис, и свяжется с вами. А пока в вашей компании ничего не изменится.
setup-back-to-customers = Вернуться к клиентам
