// What lies between Limber and the loudspeaker: an ALSA device is a chain of plugins, and its last
// link shows whether other programs can play at the same time. Parsed from libasound's dump, for
// `limber doctor`.

/// The links of an open PCM, the one nearest to Limber first.
package struct DeviceChain: Hashable, Sendable {
  package enum End: Hashable, Sendable {
    /// A sound server, by its name: all programs can play at the same time.
    case server(String)
    /// A card; shared if ALSA mixes the frames of several programs for it.
    case card(Card, isShared: Bool)
    /// Frames are thrown away or written to a file: nothing is heard.
    case nowhere
    /// A plugin of another kind.
    case other(String)
  }

  package struct Card: Hashable, Sendable {
    /// As in `hw:0`.
    package var number: Int
    package var name: String

    package init(number: Int, name: String) {
      self.number = number
      self.name = name
    }
  }

  package var links: [String]

  /// - Parameter dump: what `snd_pcm_dump` prints, as `aplay -v` shows it.
  package init(dump: String) {
    // All other lines are indented, or headings of the settings that follow.
    links = dump.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix(" "), line.contains("PCM") else { return nil }
      let prefixes = ["Slave: ", "Plug PCM: "]
      return prefixes.reduce(String(line)) { rest, prefix in
        rest.hasPrefix(prefix) ? String(rest.dropFirst(prefix.count)) : rest
      }
    }
  }

  /// Where the chain ends.
  package var end: End {
    for link in links {
      if let server = Self.server(link) { return .server(server) }
      if let card = Self.card(link) {
        let isShared = links.contains { $0.hasPrefix("Direct ") }
        return .card(card, isShared: isShared)
      }
    }
    guard let last = links.last else { return .other("unknown") }
    return last.hasPrefix("Null PCM") || last.hasPrefix("File PCM") ? .nowhere : .other(last)
  }

  /// `ALSA <-> PulseAudio PCM I/O Plugin`
  private static func server(_ link: String) -> String? {
    guard link.hasPrefix("ALSA <-> "), let end = link.firstRange(of: " PCM I/O Plugin") else {
      return nil
    }
    return String(link[..<end.lowerBound].dropFirst("ALSA <-> ".count))
  }

  /// `Hardware PCM card 0 'HDA Intel PCH' device 0 subdevice 0`
  private static func card(_ link: String) -> Card? {
    let words = link.split(separator: " ")
    guard link.hasPrefix("Hardware PCM card "), words.count > 3, let number = Int(words[3]),
      let first = link.firstIndex(of: "'"), let last = link.lastIndex(of: "'"), first < last
    else { return nil }
    return Card(number: number, name: String(link[link.index(after: first)..<last]))
  }
}
