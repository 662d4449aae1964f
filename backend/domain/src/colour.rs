//! The colour that stands for an album until its cover is there.

/// `#rrggbb` for an identity: the same text always gives the same colour, and white text on it is easy to read
/// (contrast at least 4.5 : 1, the AA level of WCAG 2.2).
pub fn of(identity: &str) -> String {
    let hash = fnv1a(identity.as_bytes());
    let hue = (hash % 360) as f64;
    let saturation = 0.35 + ((hash >> 16) % 30) as f64 / 100.0;
    let mut lightness = 0.30 + ((hash >> 32) % 15) as f64 / 100.0;
    loop {
        let rgb = to_rgb(hue, saturation, lightness);
        if luminance(rgb) <= MAX_LUMINANCE {
            let [r, g, b] = rgb.map(|part| (part * 255.0).floor() as u8);
            return format!("#{r:02x}{g:02x}{b:02x}");
        }
        lightness -= 0.02;
    }
}

/// The colour of an album, by the folded title and artist credit that tell it from others.
pub fn of_album(title_key: &str, credit_key: &str) -> String {
    of(&format!("{credit_key}\u{1f}{title_key}"))
}

/// (1.05 / 4.5) − 0.05: the relative luminance against which white has a contrast of 4.5.
const MAX_LUMINANCE: f64 = 1.05 / 4.5 - 0.05;

/// 64-bit FNV-1a, a published hash that will not change under us (draft-eastlake-fnv).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// HSL (degrees, 0…1, 0…1) to sRGB (0…1).
fn to_rgb(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let reach = saturation * lightness.min(1.0 - lightness);
    [0.0, 8.0, 4.0].map(|offset: f64| {
        let k = (offset + hue / 30.0) % 12.0;
        lightness - reach * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)
    })
}

/// Relative luminance after WCAG 2.2.
fn luminance(rgb: [f64; 3]) -> f64 {
    let [r, g, b] = rgb.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_identity_has_the_same_colour() {
        assert_eq!(
            of("kind of blue\u{1}miles davis"),
            of("kind of blue\u{1}miles davis")
        );
        assert_ne!(of("kind of blue"), of("blue train"));
    }

    #[test]
    fn white_text_is_readable_on_every_colour() {
        for n in 0..5_000 {
            let colour = of(&n.to_string());
            let part =
                |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            let contrast = 1.05 / (luminance([part(1), part(3), part(5)]) + 0.05);
            assert!(contrast >= 4.5, "{colour}: {contrast}");
        }
    }
}
