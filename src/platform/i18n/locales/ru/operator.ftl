### Администрирование установки

## Operation
operator-lead = Что ждёт решения и в каком состоянии эта установка.
operator-overview = Обзор
operator-waiting = Задачи
operator-what = Что
operator-due = Срок
operator-task-requested = Запрос подписки
operator-task-ending = Подписка скоро истекает
operator-task-other = Задача
operator-refuse = Отклонить
operator-refused = Запрос отклонён.
operator-answered-before = На запрос уже ответили.
operator-figures = Показатели
operator-subscriptions-held = Действующие подписки
operator-jobs-failed = Задания с ошибкой
operator-calls = Запросы к ERP за сегодня
operator-installation = Установка
operator-version = Версия
operator-engine = База данных
operator-address = Публичный адрес
operator-sender = Отправитель
operator-smtp = Почтовый сервер
operator-smtp-well = Без сбоев
operator-smtp-failing = Со сбоями
operator-smtp-fault = Почтовый сервер не работает с { $since }; отправка ждёт и повторяется сама.
operator-workers = Активные обработчики

## Companies
operator-companies = Компании
operator-companies-none = Нет компаний
operator-companies-none-text = Здесь появятся зарегистрированные компании, их последняя синхронизация и подписка.
operator-search-company = Название компании
operator-administrators = Администраторы

## Subscriptions
operator-subscriptions = Подписки
operator-subscriptions-short = Подписки
operator-subscriptions-lead = Выдаются человеку; регистрация компании занимает одну.
operator-subscriptions-none = Нет подписок
operator-subscriptions-none-text = Выдайте первую на адрес учётной записи.
operator-search-owner = Почта или компания
operator-owner = Кому выдана
operator-free = Свободна
operator-grant = Выдать подписку
operator-grant-lead = Действует с сегодняшнего дня.
operator-grant-do = Выдать
operator-grant-email = Электронная почта учётной записи
operator-grant-email-hint = У человека должна быть учётная запись в этой установке.
operator-until-hint = Последний день включительно. Пусто — без даты окончания.
operator-granted = Подписка выдана.
operator-changed = Изменения сохранены и действуют с этого момента.
operator-ended = Подписка прекращена.
operator-fault-plan = Выберите тариф.
operator-fault-until = Укажите ещё не прошедший день или оставьте поле пустым.
operator-fault-email = Укажите адрес, например name@company.test.
operator-fault-nobody = Учётной записи с таким адресом нет.
operator-subscription = Подписка
operator-terms = Условия
operator-history = История
operator-end = Прекратить подписку
operator-end-title = Прекратить эту подписку?
operator-end-what = Она перестанет действовать сразу: автоматические уведомления и расширения остановятся.
operator-end-kept = Ничего не удаляется. С новой датой окончания подписка снова будет действовать.
operator-end-not = Оставить

operator-release = Освободить
operator-release-title = Освободить эту компанию?
operator-release-what = Отправка прекратится, ключи интеграции и приглашения будут отозваны, и никто больше не найдёт её среди своих компаний. Отправленные ссылки на выписки сообщат, что они отозваны. Отменить это нельзя.
operator-release-kept = Всё записанное сохранится, в том числе журнал. Её номер в ERP и её подписка освободятся, и компанию можно будет зарегистрировать снова.
operator-release-type = Для подтверждения введите { $slug }
operator-release-unlike = Введите в точности { $slug }.
operator-release-not = Оставить
operator-released = Компания { $name } освобождена.
operator-seats = Места по тарифам
operator-seats-text = Места занимают администраторы и агенты. Число действует для всех компаний с этим тарифом.
operator-seats-saved = Число мест сохранено.
operator-fault-seats = Укажите число от 1 до 10 000.

## Jobs
operator-jobs = Задания
operator-jobs-lead = Что выполняется в фоне, что не удалось и что повторяется.
operator-failed = Задания с ошибкой
operator-failed-none = Сбоев нет.
operator-live = Ожидают и выполняются
operator-live-none = Сейчас ничего не выполняется.
operator-recurring = Повторяющиеся
operator-last = Последний раз
operator-next = Следующий раз
operator-never = Ещё не было
operator-took = { $ms } мс
operator-attempts = Попытки
operator-cancel = Отменить
operator-stopping = Останавливается
operator-job-retried = Задание скоро начнётся.
operator-job-not-retried = Этого задания уже нет среди заданий с ошибкой, или такое же уже выполняется.
operator-job-cancelled = Задание остановится по завершении текущего шага.
operator-job-over = Это задание уже завершено.
operator-task-tick = Планирование и подготовка уведомлений
operator-task-reap = Возврат заданий остановившихся процессов
operator-task-hourly = Синхронизация всех компаний
operator-task-purge = Удаление устаревшего
operator-task-endings = Напоминание об истекающих подписках
operator-task-hooks = Обработка сообщений ERP
operator-task-keys = Проверка истекающих ключей
operator-job-subscription = Подписка на сообщения ERP
operator-job-adjustment = Отправка корректировки остатков

## Mail
operator-mail = Недоставленная почта
operator-mail-lead = Всех компаний и самого сервиса.
operator-mail-none = Всё доставлено
operator-mail-none-text = Нет писем с ошибкой, с неизвестным результатом или ожидающих повтора.
operator-mail-to = Кому
operator-mail-unknown = Результат неизвестен
operator-mail-failed = Не доставлено
operator-mail-again = Будет повтор
operator-mail-treat = Считать отправленным
operator-mail-resend = Отправить снова
operator-mail-gone = Текст письма уже не хранится.
operator-mail-link = В нём личная ссылка; компания отправит его снова с новой.
operator-mail-settled = Решение записано.
operator-mail-not-settled = Это письмо уже обработано или не может быть отправлено снова.
operator-kind-notice = Уведомление о задолженности
operator-kind-reset = Восстановление пароля
operator-kind-changed = Пароль изменён
operator-kind-invitation = Приглашение в команду
operator-kind-test = Пробное письмо

## Accounts
operator-users = Пользователи
operator-user = Пользователь
operator-users-lead = Кто имеет учётную запись в этой установке. При отключении сеансы завершаются сразу.
operator-users-none = Никого
operator-users-none-text = Нет подходящих учётных записей.
operator-search-user = Имя или почта
operator-user-active = Активна
operator-user-disabled = Отключена
operator-disable = Отключить
operator-enable = Включить
operator-disabled = { $who } больше не может войти.
operator-enabled = { $who } снова может войти.
operator-not-oneself = Свою учётную запись отключить нельзя.

## First operator
operator-setup-title = Администрирование установки
operator-setup-lead = По этим данным создаётся учётная запись администратора Mostrador. Ссылка действует один раз.
operator-setup-name = Ваше имя
operator-setup-name-fault = Укажите имя, до 100 символов.
operator-setup-email = Ваша электронная почта
operator-setup-do = Создать учётную запись
operator-setup-done = Учётная запись создана. Войдите в систему.
operator-setup-taken = На этот адрес уже есть учётная запись. Укажите другой или назначьте её администратором через командную строку.
operator-setup-over = У этой установки уже есть администратор. Если это вы, войдите в систему.
operator-setup-expired = Срок ссылки истёк. Перезапустите сервер: при запуске он выведет новую.
operator-setup-unknown = Это не последняя ссылка, выведенная сервером при запуске. Используйте последнюю или перезапустите сервер, чтобы получить новую.
