### Мой профиль: учётная запись, второй фактор, сеансы, данные

profile-name = Имя
profile-name-invalid = { $count ->
    [one] Напишите имя: не более { $count } символа, без < и >.
    [few] Напишите имя: не более { $count } символов, без < и >.
    [many] Напишите имя: не более { $count } символов, без < и >.
   *[other] Напишите имя: не более { $count } символа, без < и >.
  }
profile-language = Язык
profile-language-hint = Язык страниц и писем, которые вы получаете.
profile-language-browser = Язык браузера
profile-save = Сохранить
profile-saved = Профиль сохранён.
profile-access = Доступ
profile-email = Электронная почта
profile-email-change = Изменить адрес
profile-email-lead = Новый адрес начнёт действовать, когда вы откроете ссылку, которую мы на него отправим.
profile-email-present = Нынешний адрес
profile-email-new = Новый адрес
profile-email-send = Отправить ссылку
profile-email-same = Это уже ваш адрес. Напишите другой.
profile-email-sent = Если { $email } можно использовать, мы отправили туда ссылку для подтверждения. Она действует 60 минут.
profile-email-confirm = Подтвердите новый адрес
profile-email-confirm-text = После подтверждения вы будете входить с адресом { $email }.
profile-email-confirm-button = Подтвердить адрес
profile-email-changed = Теперь вы входите с адресом { $email }.
profile-link-expired = Срок ссылки истёк. Запросите изменение в профиле ещё раз.
profile-link-used = Ссылка уже использована.
profile-link-replaced = Есть более новая ссылка. Найдите последнее письмо или запросите изменение ещё раз.
profile-link-unknown = Ссылка неполная, больше не существует, или у этого адреса уже есть учётная запись.
profile-link-new = Запросить изменение ещё раз

profile-sessions = Открытые сеансы
profile-sessions-lead = Браузеры, в которых открыта ваша учётная запись. Завершите незнакомые и смените пароль.
profile-session-device = Устройство
profile-session-address = Адрес
profile-session-begun = Начат
profile-session-used = Последнее использование
profile-session-own = этот сеанс
profile-session-end = Завершить
profile-sessions-end = Завершить все остальные
profile-sessions-ended = { $count ->
    [0] Других сеансов не было.
    [one] Завершён { $count } сеанс.
    [few] Завершены { $count } сеанса.
    [many] Завершено { $count } сеансов.
   *[other] Завершено { $count } сеанса.
  }
profile-device = { $browser }, { $system }
profile-device-unknown = Неизвестный браузер

profile-company = Компания
profile-role = Роль
profile-role-admin = Администратор
profile-role-member = Участник
profile-leave = Выйти из компании
profile-leave-title = Выйти из компании «{ $name }»
profile-leave-what = Вы больше не будете видеть компанию «{ $name }». Чтобы вернуться, понадобится новое приглашение администратора. Ваши задачи останутся без ответственного.
profile-leave-last = Вы последний администратор этой компании. Назначьте другого, прежде чем выйти.
profile-left = Вы вышли из компании.
profile-stay = Остаться

profile-data = Мои данные
profile-data-lead = Всё, что мы о вас храним, в одном файле.
profile-data-link = Скачать мои данные
profile-data-what = В файле ваша учётная запись, компании, подписки, приглашения, задачи и сеансы, а также ваши действия из журнала аудита.
profile-data-secrets = Паролей, кодов и ключей в нём нет. Скачивание записывается в журнал аудита.
profile-data-download = Скачать файл

profile-factor = Второй фактор
profile-factor-lead = Кроме пароля — код с вашего телефона. Тот, кто знает пароль, без него не войдёт.
profile-factor-is-on = Включён
profile-factor-is-off = Выключен
profile-factor-manage = Управлять
profile-factor-enable = Включить
profile-factor-enabled = Второй фактор включён.
profile-factor-disable = Выключить второй фактор
profile-factor-disable-lead = Введите пароль и код. После этого для входа будет достаточно пароля.
profile-factor-disabled = Второй фактор выключен.
profile-factor-setup = Настройка второго фактора
profile-factor-step-1 = Введите пароль.
profile-factor-step-2 = Отсканируйте картинку приложением для кодов на телефоне и введите код, который оно покажет.
profile-factor-step-3 = Сохраните коды восстановления на случай потери телефона.
profile-factor-scan = Отсканируйте эту картинку приложением для кодов на телефоне.
profile-factor-picture = QR-код для приложения; ниже он дан текстом.
profile-factor-by-hand = Или введите этот секрет в приложение:
profile-factor-confirm = Подтвердить
profile-factor-step = Проверочный код
profile-code = Код из 6 цифр
profile-code-hint = Его показывает приложение на телефоне. Каждый код действует один раз.
profile-code-wrong = Код неверен или уже использован. Дождитесь следующего и попробуйте снова.
profile-code-or-recovery = Код с телефона или код восстановления.
profile-recovery-code = Код восстановления
profile-recovery-hint = Один из десяти, которые вы сохранили. Каждый действует один раз.
profile-use-recovery = Использовать код восстановления
profile-use-code = Использовать код с телефона
profile-codes = Коды восстановления
profile-codes-lead = Каждый действует один раз вместо кода с телефона.
profile-codes-once = Сохраните их сейчас: больше они показаны не будут.
profile-codes-kept = Коды сохранены
profile-codes-left = { $count ->
    [one] Остался { $count } код восстановления.
    [few] Осталось { $count } кода восстановления.
    [many] Осталось { $count } кодов восстановления.
   *[other] Осталось { $count } кода восстановления.
  }
profile-codes-few = { $count ->
    [0] Кодов восстановления не осталось. Создайте новые сейчас.
    [one] У вас остался { $count } код восстановления. Создайте новые заранее.
    [few] У вас осталось { $count } кода восстановления. Создайте новые заранее.
    [many] У вас осталось { $count } кодов восстановления. Создайте новые заранее.
   *[other] У вас осталось { $count } кода восстановления. Создайте новые заранее.
  }
profile-codes-renew = Создать новые коды
profile-codes-renew-hint = Введите код с телефона. Прежние коды восстановления перестанут действовать.

profile-required-by = Компания «{ $name }» требует второй фактор от администраторов. Настройте его, чтобы войти.

profile-mail-not-you = Если это были не вы, немедленно смените пароль и завершите остальные сеансы.
profile-mail-button = Мой профиль
profile-mail-factor-on = Второй фактор включён
profile-mail-factor-on-what = Теперь при входе кроме пароля нужен код.
profile-mail-factor-off = Второй фактор выключен
profile-mail-factor-off-what = Теперь для входа достаточно пароля.
profile-mail-codes = Новые коды восстановления
profile-mail-codes-what = Созданы новые коды восстановления; прежние больше не действуют.
profile-mail-email-confirm = Подтвердите новый адрес
profile-mail-email-confirm-why = Вы попросили входить с этим адресом.
profile-mail-email-confirm-button = Подтвердить адрес
profile-mail-email-confirm-foot = Если это были не вы, ничего не делайте: ничего не изменится.
profile-mail-email-asked = Запрошено изменение адреса
profile-mail-email-asked-what = Кто-то с вашим паролем попросил входить с другим адресом. Ничего не изменится, пока его не подтвердят.
profile-mail-email-changed = Ваш адрес изменился
profile-mail-email-changed-what = Теперь в вашу учётную запись входят с адресом { $email }.
