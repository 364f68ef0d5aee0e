// Which language a person has asked for, by the variables that POSIX and gettext define.

package enum LanguageWish {
  /// The tags to try, the best first: `pt-BR`, then `pt`. Empty: English.
  /// - Parameter environment: of the process whose words they are.
  package static func tags(_ environment: [String: String]) -> [String] {
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    // With the C locale, LANGUAGE has no say.
    guard let own = tag(locale) else { return [] }
    let list = (environment["LANGUAGE"] ?? "").split(separator: ":").compactMap { tag(String($0)) }
    return chain(list + [own])
  }

  /// The tags that a tag stands for: `de-AT`, then `de`.
  package static func chain(_ tags: [String]) -> [String] {
    var chain: [String] = []
    for tag in tags {
      let parts = tag.split(separator: "-")
      for count in stride(from: parts.count, to: 0, by: -1) {
        let shorter = parts.prefix(count).joined(separator: "-")
        if !chain.contains(shorter) { chain.append(shorter) }
      }
    }
    return chain
  }

  /// `de_AT.UTF-8@euro` as `de-AT`; nil for `C`, `POSIX` and anything that is not a locale.
  package static func tag(_ locale: String) -> String? {
    let name = locale.prefix { $0 != "." && $0 != "@" }
    guard !["", "C", "POSIX"].contains(name) else { return nil }
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      (2...8).contains(part.utf8.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    guard isName, parts.count <= 3 else { return nil }
    return ([parts[0].lowercased()] + parts.dropFirst().map(String.init)).joined(separator: "-")
  }
}
