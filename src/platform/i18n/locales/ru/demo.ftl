### Демонстрация: почта, часы, элементы

demo-schedule = Раз в две недели
demo-places = Страницы демонстрации

demo-mail = Почта
demo-mail-lead = Все письма, которые отправляет демонстрация, приходят сюда и больше никуда.
demo-mail-subject = Тема
demo-mail-from = От кого
demo-mail-to = Кому
demo-mail-when = Получено
demo-mail-empty = Писем пока нет
demo-mail-empty-text = Переведите часы к ближайшей отправке, и уведомления появятся здесь.
demo-mail-no-subject = (без темы)
demo-mail-range = { $from }–{ $to } из { $count }
demo-mail-view = Части письма
demo-mail-html = HTML
demo-mail-text = Текст
demo-mail-headers = Заголовки
demo-mail-frame = Письмо в том виде, в каком его видит получатель
demo-mail-no-text = В этом письме нет текста.
demo-mail-raw = Скачать .eml

demo-clock = Часы
demo-clock-lead = По этим часам живут уведомления о задолженности: когда они уходят, что просрочено, какое время суток соблюдается. Здесь их можно перевести.
demo-clock-business = Время демонстрации
demo-clock-wall = Настоящее время
demo-clock-ahead = Опережение
demo-clock-ahead-none = Нет
demo-clock-ahead-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
  }
demo-clock-ahead-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
  }
demo-clock-ahead-minutes = { $count ->
    [one] { $count } минута
    [few] { $count } минуты
    [many] { $count } минут
   *[other] { $count } минуты
  }
demo-clock-next = Перейти к ближайшей отправке
demo-clock-hour = +1 час
demo-clock-day = +1 день
demo-clock-real = Вернуть настоящее время
demo-clock-set = Установить другое время
demo-clock-date = Дата
demo-clock-time = Время
demo-clock-zone = Время зоны { $zone }
demo-clock-set-button = Перевести часы
demo-clock-invalid = Введите существующие дату и время.
demo-clock-moved = На часах { $at }. Уведомления, срок которых подошёл, уже в очереди.
demo-clock-nothing = После этого времени нет ни одного активного расписания.
demo-clock-upcoming = Ближайшие отправки
demo-clock-company = Компания
demo-clock-schedule = Расписание
demo-clock-by-hand = Отправка вручную
demo-clock-local = Уйдёт (местное время)
demo-clock-planned = По расписанию
demo-clock-empty = Активных расписаний нет
demo-clock-empty-text = Как только компания подтвердит расписание, его ближайшая отправка появится здесь.
demo-ui = Элементы

demo-erp = ERP
demo-erp-title = Bind ERP в демонстрации
demo-erp-lead = Имитация Bind ERP: компании, их пользователи и ключ интеграции каждого.
demo-erp-copy = Скопировать ключ пользователя { $name }
demo-erp-administrator = администратор
demo-erp-act = Действие в ERP
demo-erp-act-lead = Пользователь заводит клиента и выставляет ему счёт. Если его ключ зарегистрирован, данные придут за секунды, если нет — с ежечасной синхронизацией.
demo-erp-who = Кто действует
demo-erp-client = Новый клиент
demo-erp-client-hint = Получит счёт на { $amount } со сроком оплаты 30 дней.
demo-erp-sell = Завести и выставить счёт
demo-erp-no-name = Введите название длиной от 1 до 80 символов.
demo-erp-no-user = Выберите пользователя из списка.
demo-erp-sold = { $who }: в компании «{ $company }» заведён клиент «{ $client }», ему выставлен счёт.
