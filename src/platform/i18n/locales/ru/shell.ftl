### Каркас: навигация компании и вкладки её настроек

nav-inventory = Мобильный склад
nav-inventory-short = Склад
nav-mail = Отправленная почта
nav-company = Компания
nav-integrations = Интеграции
nav-settings = Настройки
nav-tasks = Задачи
nav-profile = Мой профиль
nav-operator = Администрирование

tabs-label = Настройки компании
tabs-profile = Профиль
tabs-keys = Ключи интеграции
tabs-team = Команда
tabs-users = Пользователи и права
tabs-catalogues = Справочники
tabs-centre = Центр клиентов
tabs-collections = Взыскание
tabs-subscription = Подписка
tabs-audit = Журнал

nav-companies-all = Все мои компании
nav-invitations-short = Приглашения
nav-register = Зарегистрировать компанию
nav-register-short = Регистрация
shell-banner-lapsed = Подписка этой компании не действует: данные доступны для просмотра, но уведомления не отправляются и расширения не работают.
shell-banner-key-failing = Bind ERP не принимает ключ интеграции: данные больше не обновляются.
shell-banner-sync-failed = Данные не обновляются. { $why }
shell-banner-synchronising = Идёт первая синхронизация; обычно она занимает от 3 до 5 минут.
