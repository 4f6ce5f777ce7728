### Взаиморасчёты с клиентами: список, клиент, страница должника

list-data-of = Данные на { $moment }
list-no-data = Ни одна синхронизация ещё не завершена
list-data-old = Данные устарели. { $data }.
list-tone = Цветовой тон
list-empty = Клиентов пока нет
list-empty-text = Здесь будет видно, сколько должен каждый клиент и какие уведомления он получил. Клиенты приходят при синхронизации.
list-nothing-owed = Никто ничего не должен: неоплаченных документов нет.
list-total-in = Итого в { $currency }
list-total-balance = Задолженность в { $currency }
list-total-overdue = Просрочено в { $currency }
list-search = Найти по названию, RFC или номеру
list-show = Показать
list-show-open = С задолженностью
list-show-overdue = С просрочкой
list-show-all = Всех
list-show-everybody = Показать всех клиентов
list-any = Любое
list-on = Включено
list-off = Выключено
list-state = Состояние
list-held = Приостановлено
list-no-address = Нет адреса
list-no-match = Ни один клиент не подходит
list-no-match-text = Попробуйте другие слова или сбросьте фильтры.
list-customer = Клиент
list-number = № { $number }
list-balance = Задолженность
list-overdue = Просрочено
list-ageing = По срокам
list-last = Последнее письмо
list-next = Следующее письмо
list-never = Не было
list-settled = Задолженности нет
list-automation = Автоматизация
list-automation-of = Автоматические уведомления клиенту { $name }
list-automation-switch = Автоматические уведомления
list-held-until = Приостановлено до { $date }
list-automatic = Авто
list-until-small = до { $date }
list-until = До { $date }
list-switch-on = Включить автоматизацию
list-switch-off = Выключить
list-hold = Приостановить
list-count = { $count ->
    [1] { $count } клиент
    [one] { $shown } из { $count } клиента
    [few] { $shown } из { $count } клиентов
    [many] { $shown } из { $count } клиентов
   *[other] { $shown } из { $count } клиента
  }
list-nobody-chosen = Сначала выберите хотя бы одного клиента.

list-notice-queued = В очереди
list-notice-sending = Отправляется
list-notice-sent = Отправлено
list-notice-failed = Не доставлено
list-notice-unknown = Результат неизвестен

list-switched-on = Автоматические уведомления клиенту { $name } включены по расписанию «{ $schedule }».
list-switched-on-master-off = Клиент { $name } добавлен в расписание «{ $schedule }», но рассылка компании выключена: уведомления не уйдут, пока вы не включите её в настройках взыскания.
list-switched-off = Автоматические уведомления клиенту { $name } выключены.
list-many-switched-off = { $count ->
    [0] Ни у одного из выбранных клиентов не было автоматических уведомлений.
    [one] Автоматические уведомления выключены у { $count } клиента.
    [few] Автоматические уведомления выключены у { $count } клиентов.
    [many] Автоматические уведомления выключены у { $count } клиентов.
   *[other] Автоматические уведомления выключены у { $count } клиента.
  }
list-choose-title = Включить уведомления клиенту { $name }
list-choose-lead = У вашей компании несколько расписаний. Клиент может состоять только в одном.
list-choose-legend = Расписание
list-choose-next = Следующее уведомление: { $moment }
list-continue = Продолжить
list-cancel = Отмена
list-back = Вернуться
list-keep = Сохранить

list-see-statement = Открыть выписку
list-statement-of = Выписка по расчётам: { $name }
list-left-out = { $count ->
    [one] { $count } приостановленный документ не войдёт в то, что получает клиент.
    [few] { $count } приостановленных документа не войдут в то, что получает клиент.
    [many] { $count } приостановленных документов не войдут в то, что получает клиент.
   *[other] { $count } приостановленного документа не войдут в то, что получает клиент.
  }
list-send = Отправить выписку
list-send-title = Отправить выписку: { $name }
list-send-lead = Клиент получит письмо со списком неоплаченных документов, банковскими реквизитами и ссылкой на выписку.
list-send-to = Кому
list-send-now = Письмо уйдёт сразу.
list-send-later = Сейчас отправка не разрешена. Письмо уйдёт { $moment }.
list-send-never = Разрешённые часы не оставляют ни одного момента в ближайший год. Проверьте настройки взыскания.
list-send-paused = Рассылка компании приостановлена. Письмо уйдёт, когда рассылка возобновится.
list-send-stale = Данные ERP устарели. Письмо уйдёт после следующей синхронизации.
list-send-entered = Выписка отправляется.
list-send-overtaken = Этому клиенту уже есть более новое уведомление; ещё одно не отправлено.

list-owes-nothing = У этого клиента нет неоплаченных документов.
list-documents-in = Неоплаченные документы в { $currency }
list-nothing-overdue = Просрочки нет
list-folio = Номер
list-order = Заказ { $order }
list-issued = Дата
list-due = Срок оплаты
list-days-late = Просрочка
list-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
  }
list-total = Сумма
list-applied = Зачтено
list-of-it-credited = кредит-ноты { $amount }
list-sum = Итого
list-hold-column = Уведомления
list-hold-document = Исключить
list-hold-document-of = Исключить: { $folio }
list-hold-document-until = Исключить { $folio } из уведомлений до
list-take-in = Включить
list-document-held = Документ исключён из уведомлений до { $date }.
list-document-released = Документ снова появится в уведомлениях.

list-schedule = Расписание
list-schedule-off = Выключено
list-no-schedule = Нет
list-contacted = Последний контакт
list-master-off = Рассылка компании выключена или приостановлена: уведомления не уйдут.
list-hold-title = Приостановка
list-held-by = кем: { $name }
list-not-held = Уведомления этому клиенту не приостановлены.
list-hold-until = Без уведомлений до
list-hold-hint = Включая этот день. Останавливает и то, что уже в очереди.
list-hold-note = Причина
list-hold-past = Выберите сегодняшний день или более поздний.
list-hold-no-date = Выберите день.
list-hold-note-long = { $count ->
    [one] Введите не более { $count } символа.
    [few] Введите не более { $count } символов.
    [many] Введите не более { $count } символов.
   *[other] Введите не более { $count } символа.
  }
list-hold-kept = Этому клиенту не будет уведомлений до { $date }.
list-hold-ended = Уведомления возобновлены.
list-release = Возобновить уведомления
list-holds-title = Приостановить уведомления
list-holds-lead = { $count ->
    [one] { $count } клиент не будет получать уведомления до выбранного дня.
    [few] { $count } клиента не будут получать уведомления до выбранного дня.
    [many] { $count } клиентов не будут получать уведомления до выбранного дня.
   *[other] { $count } клиента не будут получать уведомления до выбранного дня.
  }
list-many-held = { $count ->
    [one] Уведомления приостановлены у { $count } клиента.
    [few] Уведомления приостановлены у { $count } клиентов.
    [many] Уведомления приостановлены у { $count } клиентов.
   *[other] Уведомления приостановлены у { $count } клиента.
  }
list-language = Язык уведомлений
list-language-company = Как у компании ({ $language })
list-language-kept = Язык сохранён.

list-addresses = Адреса электронной почты
list-address = Адрес
list-from-erp = Из ERP
list-from-hand = Добавлен вручную
list-refused = Отклонён почтовым сервером
list-confirm-address = Подтвердить адрес
list-remove-address = Убрать { $email }
list-new-address = Другой адрес
list-new-address-hint = Сохранится, даже если данные ERP изменятся.
list-add-address = Добавить
list-address-added = { $email } будет получать уведомления.
list-address-removed = Этот адрес больше не получит уведомлений, а отправленные на него ссылки больше не открывают выписку.
list-address-confirmed = Этот адрес снова получает уведомления.
list-address-invalid = Введите адрес в виде name@company.test.
list-address-known = У этого клиента уже есть такой адрес.
list-address-too-many = { $count ->
    [one] У клиента может быть не более { $count } адреса.
    [few] У клиента может быть не более { $count } адресов.
    [many] У клиента может быть не более { $count } адресов.
   *[other] У клиента может быть не более { $count } адреса.
  }

list-links = Отправленные ссылки
list-links-text = { $count ->
    [one] { $count } отправленная ссылка открывает выписку этого клиента без пароля. Отозванная, она сразу перестанет открываться; в следующем уведомлении придёт новая.
    [few] { $count } отправленные ссылки открывают выписку этого клиента без пароля. Отозванные, они сразу перестанут открываться; в следующем уведомлении придёт новая.
    [many] { $count } отправленных ссылок открывают выписку этого клиента без пароля. Отозванные, они сразу перестанут открываться; в следующем уведомлении придёт новая.
   *[other] { $count } отправленной ссылки открывают выписку этого клиента без пароля. Отозванные, они сразу перестанут открываться; в следующем уведомлении придёт новая.
  }
list-links-revoke = Отозвать отправленные ссылки
list-links-revoked = { $count ->
    [0] Отзывать было нечего.
    [one] Отозвана { $count } ссылка. В следующем уведомлении придёт новая.
    [few] Отозваны { $count } ссылки. В следующем уведомлении придёт новая.
    [many] Отозвано { $count } ссылок. В следующем уведомлении придёт новая.
   *[other] Отозвано { $count } ссылки. В следующем уведомлении придёт новая.
  }

list-notices = Уведомления
list-no-notices = Этот клиент ещё не получал уведомлений.
list-by-hand = отправлено вручную

debtor-title = Выписка по расчётам: { $name }
debtor-as-of = На { $date }, по данным, известным нам сейчас
debtor-as-of-old = На { $date }, по данным за { $data }
debtor-tax-id = RFC
debtor-balance = Задолженность
debtor-holder = Получатель
debtor-reference = Назначение платежа
debtor-pay-in = Оплата в { $currency }
debtor-ask = Если что-то расходится с вашими данными, ответьте на письмо, в котором компания { $company } прислала вам эту ссылку.
debtor-personal = Ссылка личная: она открывает выписку без пароля.
debtor-closed = Эта ссылка больше не открывает выписку
debtor-expired = Ссылки действуют 30 дней, и срок этой уже истёк.
debtor-revoked = Ссылка отозвана.
debtor-write = Чтобы получить новую, ответьте на письмо, в котором её прислала компания { $company }.
debtor-write-to = Чтобы получить новую, напишите в компанию { $company }:
