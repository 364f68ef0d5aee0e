// What libasound prints of a PCM, and what that says of who else can be heard.

import Testing

@testable import Playback

/// As `snd_pcm_dump` prints it.
private let setup = """
  Its setup is:
    stream       : PLAYBACK
    access       : RW_INTERLEAVED
    rate         : 48000

  """

@Suite struct DeviceChainTests {
  @Test(
    arguments: [
      ("ALSA <-> PulseAudio PCM I/O Plugin\n" + setup, .server("PulseAudio")),
      ("ALSA <-> PipeWire PCM I/O Plugin\n" + setup, .server("PipeWire")),
      (
        "Plug PCM: Rate conversion PCM (44100, sformat=S16_LE)\nConverter: linear\n" + setup
          + "Slave: ALSA <-> PulseAudio PCM I/O Plugin\n" + setup, .server("PulseAudio")
      ),
      (
        "Hardware PCM card 1 'HDA Intel PCH' device 0 subdevice 0\n" + setup,
        .card(.init(number: 1, name: "HDA Intel PCH"), isShared: false)
      ),
      (
        "Plug PCM: Linear conversion PCM (S32_LE)\n" + setup
          + "Slave: Hardware PCM card 0 'Bob's box' device 3 subdevice 0\n" + setup,
        .card(.init(number: 0, name: "Bob's box"), isShared: false)
      ),
      (
        "Plug PCM: Soft volume PCM\nControl: Master\n" + setup
          + "Slave: Direct Stream Mixing PCM\n" + setup
          + "Hardware PCM card 0 'USB' device 0 subdevice 0\n" + setup,
        .card(.init(number: 0, name: "USB"), isShared: true)
      ),
      ("Null PCM\n" + setup, .nowhere),
      ("Plug PCM: Null PCM\n" + setup, .nowhere),
      (
        "File PCM (file=/tmp/o.raw)\nFinal file PCM (file=/tmp/o.raw)\n" + setup
          + "Slave: Null PCM\n" + setup, .nowhere
      ),
      (
        "File PCM (file=/tmp/o.raw)\n" + setup
          + "Slave: Hardware PCM card 0 'X' device 0 subdevice 0\n" + setup,
        .card(.init(number: 0, name: "X"), isShared: false)
      ),
      ("Meter PCM\n" + setup, .other("Meter PCM")),
      ("", .other("unknown")),
      ("Hardware PCM card x\n", .other("Hardware PCM card x")),
    ] as [(String, DeviceChain.End)])
  func theEndOfAChainIsWhereItIsHeard(dump: String, end: DeviceChain.End) {
    #expect(DeviceChain(dump: dump).end == end)
  }
}
