// A stream that records, as the sound server tells of it, and whether it is somebody speaking.

import CPulse

struct Recording: Hashable {
  /// The programs's names: as it calls itself, its file's, and its id.
  var names: [String]
  var source: UInt32
  var isPaused: Bool
  /// A meter that shows a level, as mixers open one, or a stream of what is played.
  var isMeter: Bool

  /// What a stream has for its source before it is linked to one (PA_INVALID_INDEX).
  private static let noSource = UInt32.max

  init(names: [String], source: UInt32, isPaused: Bool = false, isMeter: Bool = false) {
    self.names = names
    self.source = source
    self.isPaused = isPaused
    self.isMeter = isMeter
  }

  init(_ info: pa_source_output_info) {
    let keys = ["application.name", "application.process.binary", "application.id"]
    self.init(
      names: keys.compactMap { PulseText.property(info.proplist, $0) }, source: info.source,
      isPaused: info.corked != 0,
      isMeter: Self.isMeter(info))
  }

  /// PipeWire tells by properties: its method is always "PipeWire".
  private static func isMeter(_ info: pa_source_output_info) -> Bool {
    let signs = ["resample.peaks", "stream.monitor", "stream.capture.sink"]
    return PulseText.of(info.resample_method) == "peaks"
      || signs.contains { PulseText.property(info.proplist, $0) == "true" }
  }

  /// - Parameters:
  ///   - monitors: sources that only repeat what is played.
  ///   - ignored: programs by any of their names, in lower case.
  func isCall(monitors: Set<UInt32>, ignored: Set<String>) -> Bool {
    !isPaused && !isMeter && source != Self.noSource && !monitors.contains(source)
      && ignored.isDisjoint(with: names.map { $0.lowercased() })
  }
}
