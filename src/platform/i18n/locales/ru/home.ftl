### Главная консоли: мои компании, регистрация, синхронизация, профиль

## Регистрация
home-first = Зарегистрируйте свою компанию
home-first-lead = Вставьте ключ интеграции администратора вашей компании в Bind ERP. С ним мы читаем клиентов и счета; в ERP записываются только подписки на события и корректировки остатков, которые отправит ваша команда.
home-register = Зарегистрировать компанию
home-register-lead = Каждая компания регистрируется ключом администратора в Bind ERP и занимает одну подписку.
home-key = Ключ интеграции
home-key-hint = Его называют также API KEY. Это длинный текст из трёх частей, разделённых точками; скопируйте его целиком.
home-verify = Проверить ключ интеграции
home-where = Где найти ключ
home-where-1 = Войдите в Bind ERP как администратор и нажмите на своё имя пользователя справа вверху.
home-where-2 = Выберите Perfil, затем Integraciones.
home-where-3 = Введите свой пароль.
home-where-4 = Нажмите Generar API key и скопируйте ключ целиком.
home-where-note = Ключ хранится в зашифрованном виде и больше не показывается; вы будете видеть только четыре последних символа.
home-no-subscription = У вас нет свободной подписки, чтобы зарегистрировать компанию.
home-no-subscription-ended = Ваша подписка истекла { $day }.
home-no-subscription-contact = Запросите её: { $contact }.
home-no-subscription-operator = Запросите её у того, кто обслуживает этот сервис.
home-confirm = Это ваша компания?
home-confirm-lead = Ключ работает. Проверьте данные и завершите регистрацию; пока ничего не зарегистрировано.
home-confirm-back = Вставить другой ключ
home-company = Компания
home-administrator = Администратор
home-tax-id = RFC
home-number = Номер компании
home-key-expiry = Срок действия ключа
home-key-endless = Бессрочно
home-key-ends = { $count ->
    [0] Срок действия ключа интеграции пользователя { $name } истекает сегодня. Создайте новый в своей ERP.
    [1] Срок действия ключа интеграции пользователя { $name } истекает завтра. Создайте новый в своей ERP.
    [one] Срок действия ключа интеграции пользователя { $name } истекает через { $count } день. Вовремя создайте новый в своей ERP.
    [few] Срок действия ключа интеграции пользователя { $name } истекает через { $count } дня. Вовремя создайте новый в своей ERP.
    [many] Срок действия ключа интеграции пользователя { $name } истекает через { $count } дней. Вовремя создайте новый в своей ERP.
   *[other] Срок действия ключа интеграции пользователя { $name } истекает через { $count } дня. Вовремя создайте новый в своей ERP.
  }
home-key-ended = Срок действия ключа интеграции пользователя { $name } истёк. Создайте новый в своей ERP.
home-finish = Завершить
home-other-key = Указать другой ключ
home-minutes-left = { $count ->
    [one] Проверка сохранится ещё { $count } минуту.
    [few] Проверка сохранится ещё { $count } минуты.
    [many] Проверка сохранится ещё { $count } минут.
   *[other] Проверка сохранится ещё { $count } минуты.
  }
home-expired = Проверка устарела
home-again = Вставить ключ ещё раз
home-waiting = У вас есть проверенный ключ компании «{ $company }».
home-waiting-link = Продолжить
home-registered = Компания зарегистрирована. Началась первая синхронизация.

## Мои компании
home-invited = { $count ->
    [one] Вашего ответа ждёт { $count } приглашение.
    [few] Вашего ответа ждут { $count } приглашения.
    [many] Вашего ответа ждут { $count } приглашений.
   *[other] Вашего ответа ждут { $count } приглашения.
  }
home-invited-link = Посмотреть приглашения
home-state = Состояние
home-state-lapsed = Подписка истекла
home-state-paused = Приостановлена
home-state-key-failing = Сбой ключа
home-state-sync-failed = Не обновляется
home-data = Данные полны по состоянию на
home-data-of = Данные обновлены
home-data-none = Данных пока нет
home-actions = Действия
home-ago-now = только что
home-ago-minutes = { $count ->
    [one] { $count } минуту назад
    [few] { $count } минуты назад
    [many] { $count } минут назад
   *[other] { $count } минуты назад
  }
home-ago-hours = { $count ->
    [one] { $count } час назад
    [few] { $count } часа назад
    [many] { $count } часов назад
   *[other] { $count } часа назад
  }
home-ago-days = { $count ->
    [one] { $count } день назад
    [few] { $count } дня назад
    [many] { $count } дней назад
   *[other] { $count } дня назад
  }

## Расширения
home-ext = Расширения
home-ext-installed = Установлено
home-ext-available = Доступно
home-ext-needs-plan = Нужен другой тариф
home-ext-needs-addon = Нужно дополнение
home-ext-needs-addon-reason = Ваш тариф это допускает; осталось подключить дополнение.
home-ext-install = Установить
home-ext-open = Открыть
home-ext-promotion = Узнать больше
home-ext-done = Расширение установлено.

## Главная компании
home-first-sync = Первая синхронизация
home-first-sync-lead = Обычно занимает от 3 до 5 минут. Страницу можно закрыть: работа продолжится.
home-first-sync-early = Уже можно работать; осталось прочитать товары, остатки, оплаты и карточки клиентов.
home-figures = Дебиторская задолженность
home-currency = Валюта
home-balance = Задолженность
home-overdue = Просрочено
home-tasks = Требуют внимания
home-tasks-none = От вас ничего не ждут.
home-task-attention = { $count ->
    [one] { $count } уведомление ждёт решения
    [few] { $count } уведомления ждут решения
    [many] { $count } уведомлений ждут решения
   *[other] { $count } уведомления ждут решения
  }
home-task-attention-link = Решить
home-task-collections = Уведомления о задолженности выключены
home-task-collections-link = Выбрать клиентов
home-task-lapsed = Срок подписки компании истёк: запросите тариф, чтобы продолжить.
home-task-unsubscribed = У компании нет подписки: запросите тариф.
home-sends = Ближайшие рассылки
home-settings-link = Настройки

## Ход работы
home-progress = Ход синхронизации
home-progress-position = Шаг { $position } из { $steps }
home-progress-cancelled = Синхронизация остановлена.
home-progress-again = Новая попытка: { $when }.
home-step-done = Готово
home-step-running = Выполняется
home-step-pending = Ожидает
home-step-stopped = Остановлено
home-refresh = Обновить
home-retry = Повторить

## Синхронизация
home-sync-lead = Данные ERP обновляются каждый час. Обновление можно запустить и сейчас.
home-sync-now = Синхронизировать сейчас
home-sync-stop = Остановить
home-sync-current = Выполняется
home-sync-last = Последняя попытка
home-sync-asked = Синхронизация сейчас начнётся.
home-sync-stopped = Синхронизация остановится, как только закончится текущий шаг.
home-sync-none = Сейчас синхронизация не выполняется.
home-calls = Запросы к ERP за сегодня
home-calls-limit = из { $limit } разрешённых в день
home-runs = История
home-runs-none = Синхронизаций пока не было
home-runs-none-text = Здесь будет видно каждое чтение ERP: когда началось, сколько длилось и что изменилось.
home-run-start = Начало
home-run-took = Длительность
home-took-seconds = { $seconds } с
home-took-minutes = { $minutes } мин { $seconds } с
home-took-hours = { $hours } ч { $minutes } мин
home-run-kind = Вид
home-run-first = Первая
home-run-following = Регулярная
home-run-created = Новые
home-run-changed = Изменены
home-run-unchanged = Без изменений
home-run-unread = С ошибкой
home-run-result = Результат
home-run-running = Выполняется
home-run-waiting = Ожидает
home-run-done = Завершена
home-run-cancelled = Остановлена
home-run-failed = Сбой
home-notes = Записи с замечаниями
home-notes-lead = То, что не удалось принять как есть при последнем чтении. Исправьте в ERP, и запись будет прочитана снова.
home-note-id = Идентификатор в ERP
home-note-list = Список
home-note-reason = Причина
home-note-detail = Подробности

## Профиль
home-settings = Настройки компании
home-settings-saved = Изменения сохранены.
home-name = Название
home-name-hint = Так его увидят ваши клиенты в письмах и выписках.
home-contact = Контакт для ваших клиентов
home-contact-hint = Адрес электронной почты или телефон, по которому можно задать вопрос.
home-zone = Часовой пояс
home-zone-hint = По этому поясу считаются часы отправки и сроки оплаты.
home-zone-near = Мексика и Испания
home-zone-others = Другие
home-language = Язык ваших уведомлений
home-language-hint = Для клиентов, которым не выбран другой язык.
home-country = Страна
home-save = Сохранить
home-logo = Логотип
home-logo-none = Без логотипа показываются инициалы.
home-logo-alt = Логотип компании
home-logo-file = Изображение
home-logo-hint = JPEG, PNG или WebP, до 5 МБ и 25 мегапикселей.
home-logo-upload = Загрузить логотип
home-logo-remove = Убрать логотип
home-logo-saved = Логотип сохранён.
home-logo-removed = Логотип убран.
home-calendar = Дни и часы отправки
home-calendar-lead = Уведомления о задолженности уходят только в эти дни и часы.
home-calendar-days = Дни отправки
home-calendar-weekdays = С понедельника по пятницу
home-calendar-every-day = Каждый день
home-calendar-holidays = Государственные праздники
home-calendar-skipped = Отправки нет
home-calendar-not-skipped = Отправка как в обычный день
home-calendar-no-closures = Нет
home-calendar-change = Изменить дни и часы
home-calendar-change-closures = Изменить нерабочие дни
home-erp = Данные из ERP
home-erp-lead = Эти данные читаются из вашей ERP; изменить их можно там.
home-legal-name = Юридическое название
logo-fault-missing = Выберите изображение.
logo-fault-too-heavy = Изображение больше 5 МБ. Уменьшите его и попробуйте ещё раз.
logo-fault-other-format = Файл не является изображением JPEG, PNG или WebP.
logo-fault-too-large = В изображении больше 25 мегапикселей. Уменьшите его и попробуйте ещё раз.
logo-fault-broken = Изображение повреждено, прочитать его не удалось.

country-mx = Мексика
country-es = Испания
country-ar = Аргентина
country-bo = Боливия
country-cl = Чили
country-co = Колумбия
country-cr = Коста-Рика
country-do = Доминиканская Республика
country-ec = Эквадор
country-gt = Гватемала
country-hn = Гондурас
country-ni = Никарагуа
country-pa = Панама
country-pe = Перу
country-pr = Пуэрто-Рико
country-py = Парагвай
country-sv = Сальвадор
country-us = США
country-uy = Уругвай
country-ve = Венесуэла
