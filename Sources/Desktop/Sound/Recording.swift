// A stream that records, as the sound server tells of it, and whether it is somebody speaking.

import CPulse

struct Recording: Hashable {
  /// The programs's names: as it calls itself, its file's, and its id.
  var names: [String]
  var source: UInt32
  var isPaused: Bool
  /// A meter that shows a level, as mixers open one.
  var isMeter: Bool

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
      isMeter: PulseText.of(info.resample_method) == "peaks")
  }

  /// - Parameters:
  ///   - monitors: sources that only repeat what is played.
  ///   - ignored: programs by any of their names, in lower case.
  func isCall(monitors: Set<UInt32>, ignored: Set<String>) -> Bool {
    !isPaused && !isMeter && !monitors.contains(source)
      && ignored.isDisjoint(with: names.map { $0.lowercased() })
  }
}
