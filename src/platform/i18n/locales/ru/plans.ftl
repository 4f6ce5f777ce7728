### Тарифы: расширения, подписка, журнал

## Extensions
plans-lead = Что может установить ваша компания. При установке и удалении данные не теряются: всё, что сохранило расширение, остаётся.
plans-ready = Доступные
plans-in-preparation = Готовится
plans-in-preparation-reason = Пока нельзя ни установить, ни подключить.
plans-needs-plan = Входит начиная с тарифа { $plan } при действующей подписке.
plans-lapsed-reason = Подписка, в которую это входит, истекла.
plans-asked-at = Запрошено { $when }.
plans-asked = Мы получили ваш запрос. Администратор сервиса рассмотрит его и свяжется с вами.
plans-asked-before = Вы уже запросили это { $when }; запрос ожидает ответа.
plans-held = Ваша подписка уже включает это.
plans-see-all = Все интеграции
plans-none-installed = Расширения пока не установлены.
plans-uninstall = Удалить
plans-keep = Оставить
plans-back = Назад к интеграциям
plans-removal-title = Удалить «{ $name }»?
plans-removal-kept = Данные сохранятся: если вы установите расширение снова, всё будет на своих местах.
plans-removed = «{ $name }» удалено. Данные сохранены.
plans-subscription-hint = Тариф и дополнения вашей компании — на вкладке
plans-needs-title = Что нужно
plans-for-whom = Для кого
plans-needed = Требуется
plans-from-plan = Тариф { $plan } или выше
plans-own-plan = Ваш тариф
plans-no-plan = Нет действующей подписки
plans-ext-collections = Автоматические уведомления о задолженности
plans-ext-collections-about = Отправляет каждому клиенту по почте выписку по расчётам в выбранные вами даты.
plans-ext-collections-who = Те, кто взыскивает оплату: администрация и бухгалтерия.
plans-ext-collections-stops = Автоматические уведомления выключатся и больше не будут отправляться. Выписки можно будет просматривать.
plans-ext-inventory = Мобильный склад
plans-ext-inventory-about = Сотрудники ищут остатки по названию, артикулу или штрихкоду с телефона и отправляют корректировки в ERP.
plans-ext-inventory-who = Кладовщики и комплектовщики; учётная запись в ERP им не нужна.
plans-ext-inventory-1 = Остатки каждого склада под рукой, без похода в офис.
plans-ext-inventory-2 = Корректировка попадает в ERP ровно один раз; записано, кто и почему её сделал.
plans-ext-inventory-3 = Работает в браузере телефона у любого сотрудника; ничего скачивать не нужно.
plans-ext-inventory-stops = Сотрудники больше не смогут смотреть и корректировать остатки с телефона. Журнал корректировок сохранится.
plans-ext-documents = Свои документы
plans-ext-documents-about = Логотип, тексты и цвет вашей компании в PDF, которые получают клиенты.
plans-ext-documents-who = Те, кто заботится о лице компании перед клиентами.
plans-ext-documents-1 = Заголовок, вступление, заключение и нижний колонтитул вашими словами.
plans-ext-documents-2 = Ваш логотип и цветовой тон с проверенным контрастом.
plans-ext-documents-3 = Предпросмотр до того, как документ увидит кто-то ещё.
plans-ext-documents-stops = Документы снова будут выходить в стандартном виде.
plans-ext-agents = Панель агентов
plans-ext-agents-about = Ваши продавцы и ответственные за взыскание видят своих клиентов, сделки, предложения и заказы.
plans-ext-agents-who = Продавцы и ответственные за взыскание.
plans-ext-agents-1 = Каждый агент видит только своих клиентов.
plans-ext-agents-2 = Предложения и заказы в одном месте с ценами из вашей ERP.
plans-ext-agents-3 = Сделки под контролем, чтобы ни одна не остыла.
plans-ext-centre = Центр клиентов ABCC
plans-ext-centre-about = Клиенты смотрят каталог со своими ценами, оформляют заказы и видят историю.
plans-ext-centre-who = Компании с постоянными покупателями.
plans-ext-centre-1 = Заказы в любое время, без звонков и повторного ввода.
plans-ext-centre-2 = У каждого клиента свой прайс-лист и выписка.
plans-ext-centre-3 = Вы решаете, кто входит и что видит.
plans-ext-persons = Справочник контактов
plans-ext-persons-about = Карточки людей: телефоны, почта и ответственные за клиентов, задачи и документы.
plans-ext-persons-who = Компании, у которых много контактов в разных руках.
plans-ext-persons-1 = Сотрудники, подрядчики и люди клиентов в одном справочнике.
plans-ext-persons-2 = У каждого клиента и задачи есть ответственный.
plans-ext-persons-3 = Свяжите карточку с учётной записью, когда нужна подпись.
plans-ext-imports = Импорт файлов
plans-ext-imports-about = Загружайте клиентов, товары и документы из XLSX или CSV с построчным предпросмотром.
plans-ext-imports-who = Те, кто работает с таблицами помимо ERP.
plans-ext-imports-1 = Вердикт по каждой строке до сохранения.
plans-ext-imports-2 = Повторная загрузка файла ничего не дублирует.
plans-ext-imports-3 = Ошибки с номером строки и столбца.

## Subscription
plans-plan = Тариф
plans-plan-named = Тариф { $plan }
plans-addons = Дополнения
plans-no-addons = Нет
plans-addon-collections = Автоматические уведомления о задолженности
plans-addon-collections-about = Дополнение к тарифам Profesional и Negocios: уведомления о задолженности уходят сами.
plans-from = С
plans-until = По
plans-endless = Без даты окончания
plans-state-none = Нет подписки
plans-state-holds = Действует
plans-state-lapsed = Истекла
plans-state-ending = { $count ->
    [one] Истекает через { $count } день
    [few] Истекает через { $count } дня
    [many] Истекает через { $count } дней
   *[other] Истекает через { $count } дня
  }
plans-ending-notice = { $count ->
    [one] Подписка истекает через { $count } день. Попросите администратора сервиса продлить её.
    [few] Подписка истекает через { $count } дня. Попросите администратора сервиса продлить её.
    [many] Подписка истекает через { $count } дней. Попросите администратора сервиса продлить её.
   *[other] Подписка истекает через { $count } дня. Попросите администратора сервиса продлить её.
  }
plans-lapsed-notice = Срок подписки истёк. Ничего не удалено; запросите тариф, чтобы продолжить.
plans-lapsed-title = Пока подписка не действует
plans-still-works = Продолжает работать
plans-still-works-text = Просмотр клиентов, документов, выписок, циклов и журнала; выгрузка; настройки.
plans-stopped = Остановлено
plans-stopped-text = Автоматическая отправка уведомлений и установленные расширения.
plans-none-text = У этой компании нет подписки.
plans-seats = Места
plans-seats-free = { $count ->
    [one] Свободно { $count } место.
    [few] Свободно { $count } места.
    [many] Свободно { $count } мест.
   *[other] Свободно { $count } места.
  }
plans-seats-hint = Место занимают администраторы и агенты; участники команды — нет.
plans-seats-count = { $count ->
    [one] { $count } место для администраторов и агентов.
    [few] { $count } места для администраторов и агентов.
    [many] { $count } мест для администраторов и агентов.
   *[other] { $count } места для администраторов и агентов.
  }
plans-starter-about = Включает мобильный склад и свои документы.
plans-profesional-about = Кроме того, допускает дополнение для взыскания.
plans-negocios-about = Для больших команд; включит Центр клиентов, когда он будет готов.
plans-more = Расширить
plans-more-text = Онлайн-оплаты нет: ваш запрос получит администратор сервиса.
plans-free = Мои свободные подписки
plans-free-text = Выданы вам и не заняты компанией; регистрация компании займёт одну из них.

## Mail to the operator
plans-mail-subject = { $company } запрашивает: { $what }
plans-mail-asks = { $who } запрашивает для { $company }: { $what }.
plans-mail-how = Запрос ждёт среди ваших задач и закроется сам, когда подписка будет это включать.
plans-mail-button = Открыть администрирование
plans-mail-foot = Вы получили это письмо, потому что администрируете сервис.

## Audit
audit-lead = Кто, что, когда и откуда сделал. Записи только добавляются; изменить их нельзя.
audit-when = Когда
audit-who = Кто
audit-what = Что
audit-detail = Подробности
audit-subject = Объект
audit-from = Откуда
audit-group = Вид
audit-anybody = Кто угодно
audit-anything = Всё
audit-from-day = С даты
audit-until-day = По дату
audit-export = Скачать CSV
audit-none = Нечего показать
audit-none-text = Нет записей, подходящих под фильтр.
audit-group-access = Вход и учётные записи
audit-group-team = Команда
audit-group-company = Компания
audit-group-erp = ERP
audit-group-collections = Взыскание
audit-group-subscription = Подписка и расширения
audit-group-other = Прочее

## What was done
audit-session-created = Вход в систему
audit-session-refused = Попытка входа отклонена
audit-session-ended = Выход из системы
audit-password-changed = Пароль изменён
audit-password-reset = Пароль восстановлен
audit-password-reset-requested = Запрошено восстановление пароля
audit-user-created = Учётная запись создана
audit-user-made-operator = Назначение администратором сервиса
audit-user-disabled = Учётная запись отключена
audit-user-enabled = Учётная запись снова включена
audit-operator-set-up = Первый администратор создан по ссылке установки
audit-demo-password-restored = Пароль демонстрации восстановлен
audit-company-registered = Компания зарегистрирована
audit-company-updated = Профиль компании изменён
audit-company-logo-changed = Логотип изменён
audit-company-tone-changed = Цветовой тон изменён
audit-company-paused = Отправка приостановлена
audit-company-resumed = Отправка возобновлена
audit-company-released = Компания освобождена
audit-key-registered = Ключ интеграции зарегистрирован
audit-key-replaced = Ключ интеграции заменён
audit-key-revoked = Ключ интеграции отозван
audit-sync-requested = Запрошена синхронизация
audit-sync-cancelled = Синхронизация остановлена
audit-customer-automation-on = Автоматические уведомления клиенту включены
audit-customer-automation-off = Автоматические уведомления клиенту выключены
audit-customer-held = Уведомления клиенту приостановлены
audit-customer-released = Уведомления клиенту возобновлены
audit-customer-language = Язык клиента изменён
audit-document-held = Документ исключён из уведомлений
audit-document-released = Документ снова включён в уведомления
audit-address-added = Адрес почты добавлен
audit-address-confirmed = Адрес почты подтверждён
audit-address-removed = Адрес почты удалён
audit-statement-sent-by-hand = Выписка отправлена вручную
audit-statement-links-revoked = Ссылки на выписку отозваны
audit-statement-exported = Выписка скачана
audit-collections-activated = Уведомления о задолженности включены
audit-collections-deactivated = Уведомления о задолженности выключены
audit-message-changed = Текст уведомлений изменён
audit-hours-changed = Часы отправки изменены
audit-limits-changed = Ограничения уведомлений изменены
audit-bank-saved = Банковские реквизиты сохранены
audit-bank-removed = Банковские реквизиты удалены
audit-closure-added = Нерабочие дни добавлены
audit-closure-removed = Нерабочие дни удалены
audit-schedule-armed = Расписание включено
audit-schedule-disarmed = Расписание остановлено
audit-schedule-discarded = Расписание удалено
audit-schedule-customer-removed = Клиент убран из расписания
audit-occurrence-sent-now = Цикл, не ушедший вовремя, отправлен
audit-occurrence-moved = Цикл, не ушедший вовремя, перенесён
audit-occurrence-skipped = Цикл, не ушедший вовремя, пропущен
audit-occurrence-exported = Уведомления цикла выгружены
audit-notice-exported = Письмо уведомления скачано
audit-notice-tested = Отправлено пробное уведомление
audit-notice-treated-as-sent = Уведомление признано отправленным
audit-notice-sent-again = Уведомление отправлено повторно
audit-letter-treated-as-sent = Письмо признано отправленным
audit-letter-sent-again = Письмо отправлено повторно
audit-extension-installed = Расширение установлено
audit-extension-removed = Расширение удалено
audit-subscription-requested = Запрошен тариф или дополнение
audit-subscription-request-refused = Запрос отклонён
audit-subscription-granted = Подписка выдана
audit-subscription-changed = Подписка изменена
audit-subscription-ended = Подписка прекращена
audit-plan-seats-changed = Число мест тарифа изменено
audit-audit-exported = Журнал выгружен
audit-job-retried = Задание запущено повторно
audit-job-cancelled = Задание отменено
audit-session-ended-elsewhere = Другие сеансы завершены
audit-session-password-accepted = Пароль верен; запрошен второй фактор
audit-second-factor-enabled = Второй фактор включён
audit-second-factor-disabled = Второй фактор выключен
audit-second-factor-shown = Второй фактор принят
audit-second-factor-refused = Второй фактор отклонён
audit-second-factor-codes-renewed = Коды восстановления обновлены
audit-email-change-requested = Запрошена смена почты
audit-email-changed = Почта изменена
audit-user-renamed = Имя изменено
audit-user-data-downloaded = Личные данные скачаны
audit-secret-rotated = Ключи шифрования обновлены
audit-company-second-factor-demanded = Второй фактор обязателен для администраторов
audit-company-second-factor-optional = Второй фактор необязателен
audit-catalogue-used = Элемент справочника используется
audit-catalogue-left-out = Элемент справочника не используется
audit-invitation-sent = Приглашение отправлено
audit-invitation-resent = Приглашение отправлено повторно
audit-invitation-revoked = Приглашение отозвано
audit-invitation-accepted = Приглашение принято
audit-invitation-declined = Приглашение отклонено
audit-invitation-asked = Запрошено новое приглашение
audit-membership-removed = Участник удалён из команды
audit-membership-role-changed = Роль участника изменена
audit-membership-left = Выход из компании
audit-stock-adjusted = Остатки скорректированы
audit-stock-sent-again = Корректировка отправлена повторно
audit-stock-settled-as-applied = Корректировка признана применённой
audit-stock-dropped = Корректировка отменена
audit-stock-log-exported = Журнал корректировок выгружен
audit-document-changed = Свой документ изменён
audit-document-restored = Документ возвращён к исходному виду
audit-mail-tested = Отправлено пробное письмо
audit-task-written = Задача записана
audit-task-assigned = Задача назначена
audit-task-finished = Задача завершена
audit-task-reopened = Задача открыта снова
audit-fact-recovery-code = С кодом восстановления
audit-fact-rotated = Ключей перешифровано: { $wrapped }; заменено: { $renewed }; секретов запечатано заново: { $resealed }
