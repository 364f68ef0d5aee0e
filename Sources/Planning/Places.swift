// The folders of files and data: the user's, a site's and the built-in ones, from the environment.
// In one place, so that the daemon and the offline commands agree.

import ConfigFiles
import Glibc
import Service

package struct Places {
  package let layers: Layers
  /// The folder of `history.db` and of the lock.
  package let data: String
  /// The database of sessions, pain and decisions.
  package var historyPath: String { "\(data)/history.db" }
  /// The cache folder of spoken words.
  package let voices: String
  package let zones: ZoneFiles
  /// The seed for `spread`, which shifts reminders by a fixed amount per user and machine.
  package let spreadSeed: UInt64
  /// Whether the last folder is the built-in layer.
  private let hasOurs: Bool
  /// The user's folder that `limber remind add` writes to.
  package var reminders: String { "\(layers.folders[0])/reminders" }

  /// The user's folder that `limber routine new` writes to.
  package var routines: String { "\(layers.folders[0])/routines" }

  /// - Parameter config: a folder used instead of the user's; nil for the one from the environment.
  package init(environment: [String: String], config: String?) {
    let home = BaseFolders.home(environment: environment) ?? "/"
    let base = BaseFolders(environment: environment, home: home)
    let ours = Self.ours(environment)
    let own = config.map(Self.absolute) ?? "\(base.config)/limber"
    hasOurs = ours != nil
    spreadSeed = MachineIdentity.number(of: "limber spread")
    let folders =
      [own] + base.configDirs.map { "\($0)/limber" }
      + (ours.map { [$0] } ?? [])
    layers = Layers(folders: folders, themes: folders.map { "\($0)/sounds" })
    data = "\(base.data)/limber"
    voices = "\(base.cache)/limber/speech"
    zones = ZoneFiles(environment: environment)
  }

  /// The built-in layer: `LIMBER_DATA`, else `../share/limber` relative to the program's folder,
  /// else, for a program in a build folder, the source tree. Never the current folder, which others
  /// may write to.
  private static func ours(_ environment: [String: String]) -> String? {
    if let path = environment["LIMBER_DATA"], path.hasPrefix("/") { return path }
    guard let program = programFolder else { return nil }
    let installed = "\(program)/../share/limber"
    if access("\(installed)/sounds", F_OK) == 0 { return installed }
    let parts = program.split(separator: "/")
    guard let build = parts.firstIndex(where: { $0.hasPrefix(".build") }) else { return nil }
    return "/" + parts[..<build].joined(separator: "/")
  }

  /// The path made absolute, since only absolute paths can be watched.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  private static var programFolder: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return nil }
    let bytes = buffer[..<count].map { UInt8(truncatingIfNeeded: $0) }
    let path = String(decoding: bytes, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }

  /// The layer that a file belongs to.
  package enum Layer: String {
    case yours = "user"
    case site
    case ours = "limber"

    package var words: String {
      switch self {
      case .yours: "yours"
      case .site: "the site's"
      case .ours: "Limber's"
      }
    }
  }

  /// The layer of a file; the user's for a file outside all folders.
  package func layer(of path: String) -> Layer {
    let place = layers.folders.firstIndex { path.hasPrefix($0 + "/") } ?? 0
    if place == 0 { return .yours }
    return hasOurs && place == layers.folders.count - 1 ? .ours : .site
  }

  /// The environment as a dictionary.
  package static var environment: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return result
  }
}
