// The sound server, PulseAudio or PipeWire in its place: what records, where sound goes, and when
// that changes. We connect to it while it is running, and again when it returns, but never start
// it; on a machine without one, nothing is loaded.

import CPulse
import Glibc
import Service

/// A connection to the sound server. libpulse is loaded with the first server that is running;
/// until then only the existence of a file is watched.
package final class SoundServer {
  private let loop: EventLoop
  private let path: String
  /// A file that exists for as long as the server is running.
  private let sign: String
  private let pulse: PulseLoop
  private var watch: FolderWatch?
  private var context: OpaquePointer?
  /// The queries that wait for an answer.
  private var queries: [ObjectIdentifier: AnyObject] = [:]
  /// Called when the server has appeared or gone, and when what is followed may have changed.
  package var changed: (() -> Void)?
  private var followsSinks = false
  /// The connection is established, so queries are answered.
  package private(set) var isThere = false
  /// There is a connection, or an attempt is in progress.
  package var isExpected: Bool { context != nil }
  /// Why it cannot be used, though it is running; nil: nothing is wrong.
  package private(set) var problem: String?

  /// - Returns: nil if the server is on another machine: nothing is queried over a network.
  package init?(_ loop: EventLoop, environment: [String: String]) {
    guard let path = Self.socketPath(environment) else { return nil }
    self.loop = loop
    self.path = path
    // The socket may belong to the service manager, and looking at it would start an unneeded
    // server.
    sign = environment["PULSE_SERVER"] == nil ? "\(path.dropLast("native".count))pid" : path
    pulse = PulseLoop(loop)
    watch = try? FolderWatch(loop, paths: [sign]) { [weak self] in self?.connect() }
    connect()
  }

  deinit { drop() }

  /// As libpulse searches for it (pulse-client.conf(5)).
  // Only a local socket: sessions of other machines would not tell us about this one's speakers.
  private static func socketPath(_ environment: [String: String]) -> String? {
    if let server = environment["PULSE_SERVER"], !server.isEmpty {
      if server.hasPrefix("/") { return server }
      return server.hasPrefix("unix:") ? String(server.dropFirst(5)) : nil
    }
    if let folder = environment["PULSE_RUNTIME_PATH"] { return "\(folder)/native" }
    return environment["XDG_RUNTIME_DIR"].map { "\($0)/pulse/native" }
  }

  // MARK: The connection

  /// Connects if the server is running and may be used; otherwise its file is watched.
  private func connect() {
    guard context == nil, access(sign, F_OK) == 0, access(path, R_OK | W_OK) == 0 else { return }
    guard limber_pulse_load() != 0 else { return problem = "libpulse is not installed" }
    guard let context = limber_pa_context_new(pulse.api, "Limber") else { return }
    self.context = context
    let data = Unmanaged.passUnretained(self).toOpaque()
    limber_pa_context_set_state_callback(
      context, { _, data in SoundServer.of(data).stateChanged() }, data)
    limber_pa_context_set_subscribe_callback(
      context, { _, _, _, data in SoundServer.of(data).changed?() }, data)
    if limber_pa_context_connect(context) < 0 { drop() }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> SoundServer {
    Unmanaged.fromOpaque(data!).takeUnretainedValue()
  }

  private func stateChanged() {
    guard let context else { return }
    switch limber_pa_context_get_state(context) {
    case PA_CONTEXT_READY:
      (isThere, problem) = (true, nil)
      subscribe()
      changed?()
    case PA_CONTEXT_FAILED, PA_CONTEXT_TERMINATED:
      if !isThere { problem = String(cString: limber_pa_context_error(context)) }
      // Not inside a call of what is being released.
      loop.post { [weak self] in
        self?.drop()
        self?.changed?()
      }
    default: break
    }
  }

  /// Also reports where sound goes, not only what records.
  package func follow(sinks isWanted: Bool) {
    guard isWanted != followsSinks else { return }
    followsSinks = isWanted
    subscribe()
  }

  /// Subscribes only to what is needed, since every event causes queries.
  private func subscribe() {
    guard isThere, let context else { return }
    var topics = PA_SUBSCRIPTION_MASK_SOURCE_OUTPUT.rawValue
    if followsSinks {
      topics |= PA_SUBSCRIPTION_MASK_SINK.rawValue | PA_SUBSCRIPTION_MASK_SERVER.rawValue
      topics |= PA_SUBSCRIPTION_MASK_SINK_INPUT.rawValue
    }
    _ = limber_pa_subscribe(context, pa_subscription_mask_t(topics))
  }

  // Callbacks are cleared first: disconnecting would call them on an object being released.
  private func drop() {
    guard let context else { return }
    (self.context, isThere, queries) = (nil, false, [:])
    limber_pa_context_set_state_callback(context, nil, nil)
    limber_pa_context_set_subscribe_callback(context, nil, nil)
    limber_pa_context_disconnect(context)
    limber_pa_context_unref(context)
  }

  // MARK: Queries

  /// The context that libpulse returns with each answer, until the last one.
  private final class Query<Item> {
    var items: [Item] = []
    let done: ([Item]) -> Void

    init(_ done: @escaping ([Item]) -> Void) { self.done = done }
  }

  /// Starts a query and keeps it until its last answer; without a connection, it is empty at once.
  private func ask<Item>(
    _ done: @escaping ([Item]) -> Void,
    _ start: (OpaquePointer, UnsafeMutableRawPointer) -> Int32
  ) {
    guard isThere, let context else { return done([]) }
    var key: ObjectIdentifier?
    let query = Query<Item> { [weak self] items in
      guard let self else { return }
      key.map { queries[$0] = nil }
      done(items)
    }
    key = ObjectIdentifier(query)
    queries[ObjectIdentifier(query)] = query
    if start(context, Unmanaged.passUnretained(query).toOpaque()) == 0 { query.done([]) }
  }

  /// One answer of a list; the end of the list has no item.
  private static func take<Info, Item>(
    _ info: UnsafePointer<Info>?, _ isEnd: Int32, _ data: UnsafeMutableRawPointer?,
    _ item: (Info) -> Item?
  ) {
    let query = Unmanaged<Query<Item>>.fromOpaque(data!).takeUnretainedValue()
    withExtendedLifetime(query) {
      if let info, isEnd == 0 {
        item(info.pointee).map { query.items.append($0) }
      } else {
        query.done(query.items)
      }
    }
  }

  /// The streams that record, with the sources they record from.
  func recordings(then done: @escaping ([RecordingStream]) -> Void) {
    ask(done) { context, data in
      limber_pa_list_source_outputs(
        context,
        { _, info, isEnd, data in SoundServer.take(info, isEnd, data) { RecordingStream($0) } },
        data)
    }
  }

  /// The sources that only repeat what a sink plays.
  func monitors(then done: @escaping ([UInt32]) -> Void) {
    ask(done) { context, data in
      limber_pa_list_sources(
        context,
        { _, info, isEnd, data in
          SoundServer.take(info, isEnd, data) {
            $0.monitor_of_sink == UInt32.max ? nil : $0.index
          }
        }, data)
    }
  }

  /// All sinks, with the port in use.
  func sinks(then done: @escaping ([Sink]) -> Void) {
    ask(done) { context, data in
      limber_pa_list_sinks(
        context, { _, info, isEnd, data in SoundServer.take(info, isEnd, data) { Sink($0) } },
        data)
    }
  }

  /// The sinks that our own streams play on.
  func ownSinks(then done: @escaping ([UInt32]) -> Void) {
    clients { [weak self] clients in
      let own = Set(clients.filter(\.isOurs).map(\.index))
      self?.streams { streams in
        done(streams.filter { $0.isOurs || own.contains($0.client) }.map(\.sink))
      }
    }
  }

  /// The programs that are connected to the server.
  private func clients(then done: @escaping ([SoundClient]) -> Void) {
    ask(done) { context, data in
      limber_pa_list_clients(
        context,
        { _, info, isEnd, data in SoundServer.take(info, isEnd, data) { SoundClient($0) } }, data)
    }
  }

  /// The streams that are playing.
  private func streams(then done: @escaping ([PlayedStream]) -> Void) {
    ask(done) { context, data in
      limber_pa_list_sink_inputs(
        context,
        { _, info, isEnd, data in SoundServer.take(info, isEnd, data) { PlayedStream($0) } }, data)
    }
  }

  /// The name of the sink that a new stream plays on.
  func defaultSink(then done: @escaping (String?) -> Void) {
    ask({ (names: [String]) in done(names.first) }) { context, data in
      limber_pa_server(
        context,
        { _, info, data in
          let query = Unmanaged<Query<String>>.fromOpaque(data!).takeUnretainedValue()
          withExtendedLifetime(query) {
            query.done(PulseText.of(info?.pointee.default_sink_name).map { [$0] } ?? [])
          }
        }, data)
    }
  }
}

/// Strings of libpulse.
enum PulseText {
  static func of(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }

  static func property(_ list: OpaquePointer?, _ key: String) -> String? {
    list.flatMap { of(limber_pa_proplist_gets($0, key)) }
  }
}
