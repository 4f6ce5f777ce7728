//! What has to be done so that a key's user is subscribed to every event once, at one address.

use super::event::{Event, address, token_of};
use crate::config::PublicUrl;
use crate::domain::erp::ErpHook;
use crate::platform::values::Token;

/// The way from what the ERP holds to what it should hold.
pub(super) struct Plan {
    /// The secret of the address.
    pub token: Token,
    /// Whether the secret is new, because no living subscription has the known one.
    pub fresh: bool,
    /// Subscriptions at addresses of ours that are dead or one too many. They go first.
    pub end: Vec<ErpHook>,
    /// Events without a subscription.
    pub begin: Vec<Event>,
}

/// Compares what the ERP holds with what it should hold. `hash` is that of the known secret.
/// Subscriptions at other addresses are somebody else's and stay.
pub(super) fn plan(public: &PublicUrl, held: &[ErpHook], hash: Option<&str>) -> Plan {
    let ours: Vec<(&ErpHook, Token)> = held
        .iter()
        .filter_map(|hook| Some((hook, token_of(public, &hook.target_url)?)))
        .collect();
    let known = ours
        .iter()
        .map(|(_, token)| token)
        .find(|token| hash == Some(token.hash().as_str()));
    let fresh = known.is_none();
    let token = known.cloned().unwrap_or_else(Token::generate);
    let mut begin = Event::ALL.to_vec();
    let mut end = Vec::new();
    for (hook, _) in ours {
        let wanted = begin.iter().position(|event| {
            event.code() == hook.event && address(public, &token, *event) == hook.target_url
        });
        match wanted {
            Some(at) => drop(begin.remove(at)),
            None => end.push(hook.clone()),
        }
    }
    Plan {
        token,
        fresh,
        end,
        begin,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

    use proptest::prelude::*;

    use super::*;

    fn ours() -> PublicUrl {
        PublicUrl::parse("https://mostrador.test").unwrap()
    }

    fn hook(number: usize, event: &str, url: String) -> ErpHook {
        ErpHook {
            external_id: format!("hook-{number}"),
            event: event.to_owned(),
            target_url: url,
        }
    }

    /// What the ERP holds after a plan.
    fn carried_out(plan: &Plan, held: &[ErpHook]) -> Vec<ErpHook> {
        let mut after: Vec<ErpHook> = held
            .iter()
            .filter(|hook| !plan.end.contains(hook))
            .cloned()
            .collect();
        for event in &plan.begin {
            let url = address(&ours(), &plan.token, *event);
            after.push(hook(100 + after.len(), event.code(), url));
        }
        after
    }

    #[test]
    fn a_new_key_is_subscribed_to_everything_at_a_secret_address() {
        let plan = plan(&ours(), &[], None);
        assert!(plan.fresh && plan.end.is_empty());
        assert_eq!(plan.begin, Event::ALL);
        let url = address(&ours(), &plan.token, Event::AddInvoice);
        let secret = plan.token.expose();
        assert_eq!(
            url,
            format!("https://mostrador.test/hooks/bind/{secret}?event=Add_Invoice")
        );
    }

    #[test]
    fn the_subscriptions_of_a_replaced_key_end_and_a_strangers_stay() {
        let old = Token::generate();
        let held = [
            hook(1, "Add_Invoice", address(&ours(), &old, Event::AddInvoice)),
            hook(2, "Add_Invoice", "https://other.test/hooks/bind/x".into()),
        ];
        let plan = plan(&ours(), &held, Some("another hash"));
        assert_eq!(plan.end, held[..1]);
        assert!(plan.fresh && plan.token != old);
    }

    prop_compose! {
        /// Subscriptions of all sorts: ours alive, ours dead, doubled, somebody else's.
        fn anything(token: Token)(parts in prop::collection::vec((0..5_usize, 0..4_u8), 0..20))
            -> Vec<ErpHook>
        {
            parts.into_iter().enumerate().map(|(number, (event, kind))| {
                let event = Event::ALL[event];
                let url = match kind {
                    0 => address(&ours(), &token, event),
                    1 => address(&ours(), &Token::generate(), event),
                    2 => address(&ours(), &token, Event::AddProduct),
                    _ => "https://other.test/in".to_owned(),
                };
                hook(number, event.code(), url)
            }).collect()
        }
    }

    fn held_and_token() -> impl Strategy<Value = (Vec<ErpHook>, Token)> {
        Just(()).prop_flat_map(|()| {
            let token = Token::generate();
            (anything(token.clone()), Just(token))
        })
    }

    proptest! {
        #[test]
        fn whatever_there_was_afterwards_every_event_has_one_living_address(
            (held, token) in held_and_token()
        ) {
            let first = plan(&ours(), &held, Some(&token.hash()));
            let after = carried_out(&first, &held);
            for event in Event::ALL {
                let url = address(&ours(), &first.token, event);
                let alive = after.iter().filter(|h| h.event == event.code() && h.target_url == url);
                prop_assert_eq!(alive.count(), 1);
            }
            let strangers = |hooks: &[ErpHook]| hooks.iter()
                .filter(|h| h.target_url.starts_with("https://other")).count();
            prop_assert_eq!(strangers(&held), strangers(&after));
            let again = plan(&ours(), &after, Some(&first.token.hash()));
            prop_assert!(!again.fresh && again.begin.is_empty() && again.end.is_empty());
        }
    }
}
