### Общее: части интерфейса, навигация, ошибки

ui-description = Окно между системой компании и теми, кто работает с ней извне.
ui-skip = Перейти к содержанию
ui-main-nav = Основная навигация
ui-close = Закрыть
ui-optional = (необязательно)
ui-errors = { $count ->
    [one] Нужно исправить { $count } значение
    [few] Нужно исправить { $count } значения
    [many] Нужно исправить { $count } значений
   *[other] Нужно исправить { $count } значения
  }
ui-copied = Скопировано
ui-copy = Скопировать
ui-pick-all = Выбрать всё
ui-pick = Выбрать: { $what }
ui-picked = { $count ->
    [one] Выбран { $count }
    [few] Выбрано { $count }
    [many] Выбрано { $count }
   *[other] Выбрано { $count }
  }
ui-picked-many = Выбрано: { $count }
ui-with-picked = С выбранными:
ui-pages = Страницы
ui-previous = Назад
ui-next = Далее
ui-filter = Применить фильтр
ui-clear = Сбросить фильтры
ui-theme-auto = Как на устройстве
ui-theme-light = Светлая
ui-theme-dark = Тёмная
ui-sign-out = Выйти
ui-demo = Демонстрация
ui-demo-about = Демонстрация: данные вымышлены, ни одно письмо отсюда не уходит.
ui-demo-mail = Почта
ui-demo-clock = Часы
ui-keys = Сочетания клавиш
ui-keys-search = Найти
ui-keys-help = Показать этот список
ui-banners = Сообщения
ui-ageing-nothing = Задолженности нет
ui-ageing-not-due = Срок не наступил
ui-ageing-1-30 = 1–30 дней
ui-ageing-31-60 = 31–60 дней
ui-ageing-61-90 = 61–90 дней
ui-ageing-91 = 91 день и более
ui-tone = Цветовой тон
ui-tone-petrol = Петроль
ui-tone-indigo = Индиго
ui-tone-blue = Синий
ui-tone-teal = Бирюза
ui-tone-green = Зелёный
ui-tone-olive = Олива
ui-tone-amber = Янтарь
ui-tone-terracotta = Терракота
ui-tone-red = Красный
ui-tone-magenta = Пурпур
ui-tone-violet = Лиловый
ui-tone-graphite = Графит

nav-home = Главная
nav-account = Ваша учётная запись
nav-companies = Мои компании
nav-more = Ещё
nav-credit = Дебиторская задолженность
nav-credit-customers = Взаиморасчёты с клиентами
nav-credit-customers-short = Клиенты
nav-credit-schedules = Расписания
nav-credit-schedules-short = Расписания
nav-credit-cycles = Циклы рассылки
nav-credit-settlements = Ждут решения
nav-credit-settings = Настройки взыскания
nav-data = Данные
nav-sync = Синхронизация

error-home = Перейти на главную
error-request = Номер запроса:
error-400-title = Мы не поняли запрос
error-400-message = В адресе или в форме есть ошибка. Вернитесь на предыдущую страницу и попробуйте ещё раз.
error-401-title = Войдите в систему
error-401-message = Эта страница доступна только после входа.
error-403-title = Запрос отклонён
error-404-title = Страница не найдена
error-404-message = Такого адреса нет, или то, что он показывал, вам больше недоступно.
error-405-title = Здесь этого сделать нельзя
error-405-message = Адрес существует, но это действие на нём не предусмотрено.
error-409-title = Вас опередили
error-409-message = Пока вы работали, данные изменились. Откройте страницу снова и проверьте её, прежде чем повторять действие.
error-410-title = Ссылка больше не действует
error-410-message = Срок её действия истёк, или она уже использована. Запросите новую.
error-413-title = Слишком большой объём данных
error-413-message = Уменьшите файл или сократите текст и попробуйте ещё раз.
error-422-title = Некоторые данные нужно исправить
error-422-message = Вернитесь к форме и проверьте отмеченные поля.
error-429-title = Слишком много попыток
error-429-message = Подождите несколько минут и попробуйте ещё раз.
error-500-title = Сбой на нашей стороне
error-500-message = Ошибка записана. Попробуйте ещё раз; если она повторится, сообщите номер запроса тому, кто обслуживает систему.
error-503-title = Скоро вернёмся
error-503-message = Система занята или на обслуживании. Попробуйте ещё раз через несколько минут.

gallery-title = Элементы интерфейса
gallery-lead = Из этих элементов собрана каждая страница; здесь они показаны вместе.
gallery-action = Отправить напоминание
gallery-second = Предварительный просмотр
gallery-danger = Удалить
gallery-reason = Не указан банковский счёт.
gallery-states = Состояния
gallery-overdue = Просрочено
gallery-soon = Скоро срок
gallery-settled = Оплачено
gallery-held = Приостановлено
gallery-unknown = Результат неизвестен
gallery-active = Активно
gallery-draft = Черновик
gallery-figures = Показатели
gallery-balance = Задолженность
gallery-late-share = 2 из 5 счетов
gallery-table = Таблица
gallery-customer = Клиент
gallery-last = Последнее уведомление
gallery-automatic = Автоматически
gallery-range = 1–3 из 128
gallery-form = Форма
gallery-email = Электронная почта
gallery-email-error = Введите адрес в виде name@company.test.
gallery-hint = Клиент увидит это в теме письма.
gallery-subject = Тема
gallery-body = Текст
gallery-schedule = Периодичность отправки
gallery-biweekly = Раз в две недели
gallery-biweekly-hint = Каждые 15 дней.
gallery-monthly = Ежемесячно
gallery-date = Первая дата
gallery-hour = Время
gallery-currency = Валюта
gallery-consent = Указать зачтённые платежи
gallery-switch = Автоматическая отправка
gallery-messages = Сообщения
gallery-good = Отправлено 24 уведомления.
gallery-info = Данные обновляются каждый час.
gallery-warn = Срок действия ключа интеграции истекает через 7 дней.
gallery-bad = Не удалось связаться с почтовым сервером.
gallery-progress = Первая синхронизация
gallery-step = Счета
gallery-empty = Расписаний пока нет
gallery-empty-text = Расписание определяет, когда клиенты получают выписку по расчётам.
gallery-dialog = Удалить расписание?
gallery-dialog-text = Клиенты перестанут получать уведомления. История сохранится.
gallery-cancel = Отмена
gallery-tabs = Вкладки
