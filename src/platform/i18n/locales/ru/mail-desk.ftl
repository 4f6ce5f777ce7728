### Отправленная почта: каждое письмо компании и настройка отправителя

mail-desk-lead = Каждое письмо, которое ушло или уйдёт от имени компании, и что ответил сервер получателя.
mail-desk-search = Поиск по адресу электронной почты
mail-desk-state = Состояние
mail-desk-kind = Вид
mail-desk-all = Все
mail-desk-to = Кому
mail-desk-answer = Ответ сервера
mail-desk-written = Написано
mail-desk-none = Подходящих писем нет
mail-desk-none-text = Попробуйте другую часть адреса или снимите фильтры.
mail-desk-empty = Писем пока нет
mail-desk-empty-text = Здесь появятся уведомления о задолженности, приглашения и пробные письма, как только они будут написаны.
mail-desk-kind-notice = Уведомление о задолженности
mail-desk-kind-notice-test = Пробное уведомление
mail-desk-kind-invitation = Приглашение
mail-desk-kind-invitation-asked = Просьба о приглашении
mail-desk-kind-key-expiring = Истечение срока ключа
mail-desk-kind-key-failing = Ключ не принят
mail-desk-kind-mail-test = Пробное письмо
mail-desk-kind-other = Служебное письмо
mail-desk-sent = Отправлено
mail-desk-failed = Не отправлено
mail-desk-unknown = Неизвестно
mail-desk-queued = В пути
mail-desk-accepted = Принято
mail-desk-refused = Отклонено
mail-desk-deferred = Будет повтор
mail-desk-attempts = { $count ->
    [0] попыток не было
    [one] { $count } попытка
    [few] { $count } попытки
    [many] { $count } попыток
   *[other] { $count } попытки
  }
mail-desk-sent-on = отправлено { $at }
mail-desk-again-on = повтор { $at }
mail-desk-tries = Попытки
mail-desk-to-notice = Открыть уведомление
mail-desk-waits = Это письмо ждёт вашего решения: оно не дошло, или неизвестно, дошло ли.
mail-desk-barred-link = В письме личная ссылка; оно отправляется повторно с новой.
mail-desk-invite-again = Отправить приглашение повторно
mail-desk-invite-again-text = Уйдёт с новой ссылкой; прежняя перестанет действовать.
mail-desk-another = Отправить ещё раз?
mail-desk-another-text = Сервер получателя уже принял это уведомление. Повторная отправка — ещё одно обращение: уйдёт новое уведомление с сегодняшними суммами.
mail-desk-another-button = Отправить ещё одно уведомление…
mail-desk-text = Письмо
mail-desk-text-none = Копия этого письма не хранится: в нём может быть личная ссылка, которую должен видеть только получатель.
mail-desk-event-written = Написано
mail-desk-event-first = Первая попытка
mail-desk-event-accepted = Принято сервером
mail-desk-event-failed = Отклонено; попыток больше не будет
mail-desk-event-unknown = Нет ответа: неизвестно, дошло ли
mail-desk-event-retry = Будет ещё одна попытка

## Настройка отправителя
mail-desk-setup = Настройка почты
mail-desk-setup-lead = Письма уходят от { $sender }. Эти три записи нужны, чтобы серверы им доверяли и не отправляли их в «Спам».
mail-desk-records = Записи DNS
mail-desk-records-text = Опубликуйте их там, где управляете доменом { $domain }. До их появления везде может пройти до суток.
mail-desk-record-type = Тип
mail-desk-record-name = Имя
mail-desk-record-value = Значение
mail-desk-spf = Указывает, каким серверам разрешено отправлять почту этого домена.
mail-desk-spf-note = Если у домена уже есть запись SPF, добавьте только недостающую часть: двух записей быть не может.
mail-desk-spf-relay = Если { $server } принадлежит провайдеру, используйте его «include».
mail-desk-spf-missing = Без неё: получатель может увидеть предупреждение, что отправитель не проверен, или письмо попадёт в «Спам».
mail-desk-dkim = Подпись в каждом письме показывает, что оно пришло с этого домена и никто не изменил его в пути.
mail-desk-dkim-off = Письма уходят без подписи: у этого сервиса нет ключа DKIM.
mail-desk-dkim-how = Администратор сервиса создаёт ключ, указывает его этими двумя переменными и перезапускает сервис. После этого запись появится здесь.
mail-desk-dkim-missing = Без неё: крупные почтовые службы ограничивают или отклоняют массовые рассылки, а рядом с отправителем может появиться «через» другой домен.
mail-desk-dmarc = Указывает серверам, что делать с письмом, которое не прошло ни SPF, ни DKIM, и кому сообщить. Начните с p=none, а когда отчёты будут чистыми, перейдите на p=quarantine.
mail-desk-dmarc-missing = Без неё: кто угодно может отправлять письма от имени этого домена, а некоторые службы не принимают массовые рассылки.
mail-desk-trial = Отправить себе пробное письмо
mail-desk-trial-text = Письмо уйдёт на { $email }, и здесь будет видно, что ответил его сервер.
mail-desk-trial-send = Отправить себе пробное письмо
mail-desk-trial-last = Последнее пробное письмо
mail-desk-trial-see = Открыть письмо
mail-desk-refresh = Обновить
mail-desk-trial-sent = Пробное письмо для { $email } в пути.
mail-desk-trial-just = Последнее пробное письмо ушло только что. Подождите полминуты.
mail-desk-trial-title = Пробное письмо: { $company }
mail-desk-trial-what = Если вы это читаете, почта от { $sender } доходит до вашего ящика.
mail-desk-trial-look = Проверьте также, попало ли письмо во «Входящие» и нет ли предупреждения рядом с отправителем.
mail-desk-trial-button = Посмотреть результат
mail-desk-trial-foot = Вы получили это письмо, потому что запросили пробное письмо.
