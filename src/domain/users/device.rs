//! A browser and its system in words, from what it says of itself.

/// Browsers by a word that only they, or they before those below, carry.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems in the same way.
const SYSTEMS: [(&str, &str); 8] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
    ("X11", "Linux"),
];

/// Browser and system, each `None` when it is not known.
#[must_use]
pub fn read(agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    (find(&BROWSERS, agent), find(&SYSTEMS, agent))
}

fn find(table: &[(&str, &'static str)], agent: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(word, _)| agent.contains(word))
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_usual_browsers_are_recognised() {
        for (agent, browser, system) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
                "Chrome",
                "Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari",
                "iPhone",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
                "Firefox",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
                "Safari",
                "Mac",
            ),
        ] {
            assert_eq!(read(agent), (Some(browser), Some(system)), "{agent}");
        }
        assert_eq!(read("curl/8.5.0"), (None, None));
        assert_eq!(read(""), (None, None));
    }
}
