//! How the state of a notice is shown: the value of a pill and its words.

use crate::domain::receivables::log::NoticeState;
use crate::platform::i18n::Locale;
use crate::platform::mail::outbox::DeliveryState;

/// The pill and its words.
pub(super) fn pill(state: NoticeState, locale: Locale) -> (&'static str, String) {
    let (pill, key) = match state {
        NoticeState::Skipped(reason) => ("", reason.text_key()),
        NoticeState::Mail(DeliveryState::Queued) => ("soon", "list-notice-queued"),
        NoticeState::Mail(DeliveryState::Claimed | DeliveryState::Sending) => {
            ("active", "list-notice-sending")
        }
        NoticeState::Mail(DeliveryState::Sent) => ("settled", "list-notice-sent"),
        NoticeState::Mail(DeliveryState::Failed) => ("overdue", "list-notice-failed"),
        NoticeState::Mail(DeliveryState::Unknown) => ("unknown", "list-notice-unknown"),
    };
    (pill, locale.t(key))
}
