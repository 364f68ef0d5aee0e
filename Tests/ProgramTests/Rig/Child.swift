// A child process that ends with the test, whatever happens in between. Output goes to files, so
// that no pipe can fill up and stop it.

import Foundation

final class Child {
  private let process = Process()
  private let files: URL?

  init(
    _ program: String, _ arguments: [String], environment: [String: String],
    keepsOutput: Bool = false
  ) {
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = environment
    files =
      keepsOutput
      ? FileManager.default.temporaryDirectory.appending(path: "lt-out-\(UUID().uuidString)") : nil
  }

  deinit {
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    if let files { try? FileManager.default.removeItem(at: files) }
  }

  var pid: pid_t { process.processIdentifier }
  var isRunning: Bool { process.isRunning }
  var output: String { text("out") }
  var errors: String { text("err") }

  func start(input: String? = nil) throws {
    if let files {
      try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
      process.standardOutput = try handle("out")
      process.standardError = try handle("err")
    } else {
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
    }
    if let input, let files {
      let file = files.appending(path: "in")
      try input.write(to: file, atomically: true, encoding: .utf8)
      process.standardInput = try FileHandle(forReadingFrom: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the end.
  /// - Returns: the exit status; 128 and the signal's number when a signal ended it.
  func wait(seconds: Double) throws -> Int32 {
    try eventually("\(process.executableURL!.lastPathComponent) ends", within: seconds) {
      !process.isRunning
    }
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal ? 128 + status : status
  }

  private func handle(_ name: String) throws -> FileHandle {
    let file = files!.appending(path: name)
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    return try FileHandle(forWritingTo: file)
  }

  private func text(_ name: String) -> String {
    guard let files, let data = try? Data(contentsOf: files.appending(path: name)) else {
      return ""
    }
    return String(decoding: data, as: UTF8.self)
  }
}
