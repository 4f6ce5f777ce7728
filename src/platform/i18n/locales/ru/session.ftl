### Вход, пароли, сообщения о доступе

session-sign-in = Вход
session-email = Электронная почта
session-email-invalid = Введите адрес в виде name@company.test.
session-next = Далее
session-password = Пароль
session-enter = Войти
session-other-email = Указать другой адрес
session-forgot-link = Забыли пароль?
session-refused = Неверный адрес или пароль.
session-back = Вернуться ко входу

session-forgotten = Восстановление пароля
session-forgotten-lead = Мы пришлём вам ссылку, по которой можно выбрать новый пароль.
session-reset-button = Восстановить
session-sent = Проверьте почту
session-sent-lead = Если для { $email } есть учётная запись, мы отправили на этот адрес ссылку для выбора нового пароля. Она действует 60 минут и только один раз.
session-sent-hint = Если письма нет, загляните в папку «Спам».
session-sent-again = Запросить ещё одну ссылку

session-reset = Выберите новый пароль
session-reset-password = Сменить пароль
session-reset-done = Пароль изменён. Войдите с новым паролем.
session-new-password = Новый пароль
session-new-password-again = Новый пароль ещё раз
session-current-password = Текущий пароль
session-current-wrong = Текущий пароль неверен.
session-password-hint = Не менее десяти символов. Несколько не связанных между собой слов легко запомнить.
session-password-short = { $count ->
    [one] Используйте не менее { $count } символа.
    [few] Используйте не менее { $count } символов.
    [many] Используйте не менее { $count } символов.
   *[other] Используйте не менее { $count } символа.
  }
session-password-long = { $count ->
    [one] Используйте не более { $count } символа.
    [few] Используйте не более { $count } символов.
    [many] Используйте не более { $count } символов.
   *[other] Используйте не более { $count } символа.
  }
session-password-common = Этот пароль попробуют одним из первых. Выберите другой.
session-password-personal = Пароль не должен содержать ваш адрес или название вашей компании.
session-password-differs = Пароли не совпадают.
session-password-same = Новый пароль должен отличаться от текущего.

session-change = Смена пароля
session-change-forced = Ваш пароль выбрал кто-то другой. Чтобы продолжить, выберите свой.
session-change-button = Сменить пароль
session-change-done = Пароль изменён, остальные ваши сеансы завершены.

session-link-dead = Ссылка больше не действует
session-link-expired = Срок действия ссылки истёк. Запросите новую.
session-link-used = Ссылка уже использована. Если это были не вы, запросите новую прямо сейчас.
session-link-replaced = Есть более новая ссылка. Найдите последнее письмо или запросите новую.
session-link-unknown = Ссылка неполная или больше не существует. Запросите новую.
session-link-new = Запросить новую ссылку

session-cross-site = Этот запрос пришёл не с этого сайта. Откройте { $expected } и повторите оттуда.
session-forbidden = У вашей учётной записи нет этого права
session-forbidden-message = Попросите администратора вашей компании сделать это или дать вам право.

session-banner-paused = Рассылка этой компании приостановлена.
session-banner-paused-link = Перейти к взысканию
session-banner-insecure = Сайт открыт не по https: браузеры не защищают cookie сеанса. Исправьте PUBLIC_URL.

session-mail-hello = Здравствуйте, { $name }!
session-mail-reset-subject = Восстановление пароля
session-mail-reset-why = Кто-то запросил новый пароль для вашей учётной записи.
session-mail-reset-how-long = Ссылка действует 60 минут и только один раз.
session-mail-reset-not-you = Если это были не вы, ничего не делайте: ваш пароль останется прежним.
session-mail-reset-button = Сменить пароль
session-mail-changed-subject = Ваш пароль изменён
session-mail-changed-what = Пароль вашей учётной записи только что изменён.
session-mail-changed-not-you = Если это сделали не вы, восстановите его прямо сейчас.
session-mail-changed-button = Восстановить пароль
session-mail-changed-foot = Вы получили это письмо, потому что у вас есть учётная запись здесь.
