// sd_notify against a datagram socket, as the service manager has one. One test, since the address
// is in the environment, which the whole process shares.

import Glibc
import Service
import TestSupport
import Testing

@Suite struct ReadinessTests {
  @Test func theServiceManagerIsToldInItsOwnWords() {
    let folder = TemporaryFolder()
    let manager = ForeignSocket(
      path: folder("notify"), type: Int32(SOCK_DGRAM.rawValue), listening: false)
    setenv("NOTIFY_SOCKET", folder("notify"), 1)
    defer { unsetenv("NOTIFY_SOCKET") }
    func told() -> [String] {
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = recv(manager.number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }

    Readiness.ready("Next: desk at 15:30")
    #expect(told() == ["READY=1", "STATUS=Next: desk at 15:30"])
    Readiness.status("two\nlines\r\nREADY=1")
    #expect(told() == ["STATUS=two lines READY=1"])
    Readiness.extendTimeout(by: .milliseconds(1500))
    #expect(told() == ["EXTEND_TIMEOUT_USEC=1500000"])
    Readiness.failed("no data folder", code: EACCES)
    #expect(told() == ["STATUS=no data folder", "ERRNO=13"])
    Readiness.stopping()
    #expect(told() == ["STOPPING=1"])
    Readiness.reloading()
    let reloading = told()
    #expect(reloading.first == "RELOADING=1")
    #expect(reloading.last?.hasPrefix("MONOTONIC_USEC=") == true)
  }
}
