### Консоль

## Компания
company-state-synchronising = Первая синхронизация
company-state-active = Активна
company-state-key-failing = Ключ интеграции не работает
company-fault-name = Введите название длиной от 1 до 120 символов.
company-fault-zone = Выберите часовой пояс из списка.
company-fault-language = Выберите язык из списка.
company-fault-contact = Контакт может содержать не более 200 символов.
company-fault-tone = Выберите тон из списка.
company-fault-country = Выберите страну из списка.

## Ключи интеграции
key-refused-malformed = Этот текст — не ключ интеграции. Скопируйте ключ целиком из своего профиля в ERP и вставьте его ещё раз.
key-refused-expired = Срок действия этого ключа истёк. Создайте новый в своём профиле в ERP.
key-refused-rejected = ERP не принимает этот ключ. Проверьте, не был ли он заменён, и при необходимости создайте новый.
key-refused-erp-subscription = ERP сообщает, что подписка этой компании не действует. Продлите её и попробуйте ещё раз.
key-refused-not-administrator = Владелец этого ключа не является администратором в ERP. Используйте ключ главного пользователя компании.
key-refused-already-registered = Эта компания уже зарегистрирована. Попросите одного из её администраторов пригласить вас.
key-refused-no-subscription = У вас нет свободной подписки. Запросите её, чтобы зарегистрировать компанию.
key-refused-other-company = Этот ключ принадлежит другой компании.
key-refused-unreachable = Не удалось связаться с ERP. Попробуйте ещё раз через несколько минут.
key-refused-timed-out = ERP слишком долго не отвечала. Попробуйте ещё раз через несколько минут.
key-pending-unknown = Эта проверка больше недоступна. Вставьте ключ ещё раз.
key-pending-expired = Прошло 15 минут, и проверка устарела. Вставьте ключ ещё раз.

## Синхронизация
sync-error-rejected = ERP больше не принимает ключ интеграции. Зарегистрируйте новый ключ.
sync-error-expired = Срок действия ключа интеграции истёк. Зарегистрируйте новый ключ.
sync-error-subscription-inactive = ERP сообщает, что подписка компании не действует.
sync-error-rate-limited = ERP попросила подождать. Синхронизация продолжится сама.
sync-error-budget-spent = Исчерпан дневной лимит запросов к ERP. Синхронизация продолжится завтра.
sync-error-unreachable = Не удалось связаться с ERP. Сохранены последние верные данные.
sync-error-timed-out = ERP не ответила вовремя. Сохранены последние верные данные.
sync-error-truncated = Ответ ERP пришёл неполным. Сохранены последние верные данные.
sync-error-nonsense = Ответ ERP не удалось разобрать. Сохранены последние верные данные.
sync-error-server = В ERP произошла внутренняя ошибка. Сохранены последние верные данные.
sync-error-refused = ERP отклонила запрос. Сохранены последние верные данные.
sync-error-no-key = У компании нет ключа интеграции. Зарегистрируйте его.
sync-error-internal = В этом сервисе произошла ошибка. Она записана.
sync-step-waiting = Ожидание
sync-step-profile = Профиль компании
sync-step-users = Пользователи ERP
sync-step-currencies = Валюты
sync-step-clients = Клиенты
sync-step-recent = Счета по датам
sync-step-open = Неоплаченные счета
sync-step-reread = Изменившиеся счета
sync-step-figures = Задолженность по клиентам
sync-list-users = Пользователи
sync-list-clients = Клиенты
sync-list-invoices = Счета
sync-note-unreadable = Не удалось прочитать
sync-note-unknown-client = ERP не знает этого клиента
sync-note-unknown-currency = Неизвестная валюта
sync-note-overpaid = Оплачено больше, чем выставлено; остаток считается нулевым
