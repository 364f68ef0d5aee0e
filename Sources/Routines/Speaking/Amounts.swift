// Numbers and lengths of time in words, as parts of spoken sentences.

import Languages

extension Phrases {
  /// Words up to twelve, as is usual in books; every voice reads larger numbers as digits.
  func word(_ number: Int) -> String {
    switch number {
    case 0: pack.text(Message("no", context: "number"))
    case 1: pack.text(Message("one", context: "number"))
    case 2: pack.text(Message("two", context: "number"))
    case 3: pack.text(Message("three", context: "number"))
    case 4: pack.text(Message("four", context: "number"))
    case 5: pack.text(Message("five", context: "number"))
    case 6: pack.text(Message("six", context: "number"))
    case 7: pack.text(Message("seven", context: "number"))
    case 8: pack.text(Message("eight", context: "number"))
    case 9: pack.text(Message("nine", context: "number"))
    case 10: pack.text(Message("ten", context: "number"))
    case 11: pack.text(Message("eleven", context: "number"))
    case 12: pack.text(Message("twelve", context: "number"))
    default: "\(number)"
    }
  }

  func times(_ count: Int) -> String {
    switch count {
    case 1: pack.text(Message("once"))
    case 2: pack.text(Message("twice"))
    default:
      pack.text(
        Message("{count} time", plural: "{count} times"), count: count, ["count": word(count)])
    }
  }

  /// Under a minute in steps of ten seconds, then in whole minutes.
  func minutes(_ length: Milliseconds) -> String {
    guard length.count >= 55_000 else {
      let tens = max(1, (length.count + 5000) / 10_000)
      return exactly(.seconds(tens * 10))
    }
    return wholeMinutes(Int((length.count + 30_000) / 60_000))
  }

  private func wholeMinutes(_ count: Int) -> String {
    pack.text(
      Message("one minute", plural: "{count} minutes"), count: count, ["count": word(count)])
  }

  /// `30 seconds`, `one minute`, `one minute 30 seconds`, `2.5 seconds`.
  func exactly(_ length: Milliseconds) -> String {
    let (minutes, rest) = length.count.quotientAndRemainder(dividingBy: 60_000)
    if minutes == 0 { return seconds(rest) }
    if rest == 0 { return wholeMinutes(Int(minutes)) }
    return pack.text(
      Message("{minutes} {seconds}", context: "length of time"),
      ["minutes": wholeMinutes(Int(minutes)), "seconds": seconds(rest)])
  }

  private func seconds(_ milliseconds: Int64) -> String {
    let message = Message("one second", plural: "{count} seconds")
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return pack.text(message, count: Int(whole), ["count": word(Int(whole))]) }
    let point = pack.text(Message(".", context: "decimal point"))
    // A fraction takes the form of many.
    return pack.text(message, count: Int(whole) + 2, ["count": "\(whole)\(point)\(rest / 100)"])
  }

  /// `a chair, a strap and a wall`
  func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    let separator = pack.text(Message(", ", context: "list"))
    return pack.text(
      Message("{words} and {last}", context: "list"),
      ["words": words.dropLast().joined(separator: separator), "last": last])
  }
}
