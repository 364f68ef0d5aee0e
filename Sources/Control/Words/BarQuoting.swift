// Quotes text for each kind of bar, so that names from files never act as markup, an action or a
// command.

enum BarQuoting {
  /// Makes text one line, for any bar.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
    )
    .printable
  }

  /// Quotes Pango markup, which Waybar expects in text and tooltip.
  static func markup(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Breaks up Polybar's tags, which begin with `%{`, by a zero-width space, since there is no
  /// escape.
  static func polybar(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "{", result.unicodeScalars.last == "%" { result += "\u{200B}" }
      result.unicodeScalars.append(scalar)
    }
  }

  /// Quotes for tmux, which expands what a command in its status line prints: `#[` is a style, `#(`
  /// a command, `##` one #. tmux expands twice, so several # in a row become fewer; that does no
  /// harm.
  static func tmux(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      result.unicodeScalars.append(scalar)
      if scalar == "#" { result.unicodeScalars.append(scalar) }
    }
  }
}
