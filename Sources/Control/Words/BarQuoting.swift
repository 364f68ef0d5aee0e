// Text in the form that each bar shows as it stands: what a person or a file has named is never a
// bar's markup, an action or a command.

enum BarQuoting {
  /// One line, whatever bar it is for.
  static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
    )
    .printable
  }

  /// Of Pango, which Waybar takes text and tooltip for.
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

  /// Polybar's tags begin with `%{`, and nothing escapes one: a space without width comes between.
  static func polybar(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "{", result.unicodeScalars.last == "%" { result += "\u{200B}" }
      result.unicodeScalars.append(scalar)
    }
  }

  /// tmux expands what a command in its status line prints: `#[` is a style, `#(` a command, `##`
  /// one #. It looks twice, so that several together become fewer, which does no harm.
  static func tmux(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      result.unicodeScalars.append(scalar)
      if scalar == "#" { result.unicodeScalars.append(scalar) }
    }
  }
}
