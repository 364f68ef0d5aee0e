// A sound card for tests: at the bottom of the real libasound, it takes what it is told to take,
// plays by CLOCK_MONOTONIC, writes down every frame and the instant at which it plays, and breaks
// when it is told to. An external plugin of ALSA (pcm_ioplug.h), configured by
//
//   pcm_type.limber_card { lib "…/card.so" open "_snd_pcm_limber_card_open" }
//   pcm.x { type limber_card folder "…" format S16_LE channels 2 rate 48000 }
//
// The folder holds `control`, the words below, which the test and the card both have mapped;
// `frames`, what was written, in the card's format; and `marks`, a line "NANOSECONDS FRAME play"
// for each time that the frame with this number in `frames` began to be played, and
// "NANOSECONDS FRAME stop" where the playing ended before this frame.
#define _GNU_SOURCE
#include <alsa/asoundlib.h>
#include <alsa/pcm_external.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

// Where a call may hang, in `hang_at`.
enum { IN_OPEN = 1, IN_PREPARE, IN_WRITE, IN_POINTER };

struct control {
  // Told by the test. An errno while opening; 0: it opens.
  int64_t open_error;
  // An errno for each of so many calls.
  int64_t write_error, write_errors;
  int64_t prepare_error, prepare_errors;
  // At most so many frames are taken at once; 0: as many as there is room for.
  int64_t write_most;
  // So long, in milliseconds, nothing moves after a start.
  int64_t start_delay;
  // Once: EPIPE, ESTRPIPE or ENODEV takes the state of the stream there.
  int64_t fault;
  // Unplugged: nothing works until this is 0.
  int64_t is_gone;
  // The place that hangs, until this is 0.
  int64_t hang_at;
  // Told by the card: where it hangs just now, and how often it was called.
  int64_t hangs, opens, prepares, starts, writes;
};

struct card {
  snd_pcm_ioplug_t io;
  volatile struct control *control;
  int frames, marks;
  snd_pcm_format_t format;
  long channels, rate;
  // Frames in the file; of them, those before the last start; when that was.
  int64_t written, base, began;
  // What `pointer` told last.
  snd_pcm_sframes_t told;
  int is_running;
};

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void hang(struct card *card, int64_t place) {
  while (card->control->hang_at == place) {
    card->control->hangs = place;
    usleep(1000);
  }
  card->control->hangs = 0;
}

static void mark(struct card *card, int64_t at, int64_t frame, const char *what) {
  dprintf(card->marks, "%lld %lld %s\n", (long long)at, (long long)frame, what);
}

// Frames played since the start.
static int64_t played(struct card *card) {
  int64_t since = now() - card->began;
  return since <= 0 ? 0 : since / 1000 * card->rate / 1000000;
}

static void end_playing(struct card *card) {
  if (!card->is_running) return;
  card->is_running = 0;
  int64_t frame = card->base + played(card);
  mark(card, now(), frame < card->written ? frame : card->written, "stop");
}

static int card_start(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  card->control->starts++;
  card->began = now() + card->control->start_delay * 1000000;
  card->is_running = 1;
  mark(card, card->began, card->base, "play");
  return 0;
}

static int card_stop(snd_pcm_ioplug_t *io) {
  end_playing(io->private_data);
  return 0;
}

static int card_prepare(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  hang(card, IN_PREPARE);
  card->control->prepares++;
  if (card->control->is_gone) return -ENODEV;
  if (card->control->prepare_errors > 0) {
    card->control->prepare_errors--;
    return -(int)card->control->prepare_error;
  }
  end_playing(card);
  card->base = card->written;
  card->told = 0;
  return 0;
}

static snd_pcm_sframes_t card_pointer(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  hang(card, IN_POINTER);
  int64_t fault = card->control->is_gone ? ENODEV : card->control->fault;
  if (fault) {
    card->control->fault = 0;
    end_playing(card);
    // libasound takes every negative answer for an xrun.
    if (fault == EPIPE) return -EPIPE;
    snd_pcm_ioplug_set_state(
        io, fault == ENODEV ? SND_PCM_STATE_DISCONNECTED : SND_PCM_STATE_SUSPENDED);
    return card->told;
  }
  if (!card->is_running) return card->told;
  int64_t at = played(card);
  // It has run dry.
  if (at > card->written - card->base) {
    end_playing(card);
    return -EPIPE;
  }
  card->told = at % (int64_t)io->buffer_size;
  return card->told;
}

static snd_pcm_sframes_t card_write(snd_pcm_ioplug_t *io, const snd_pcm_channel_area_t *areas,
                                    snd_pcm_uframes_t offset, snd_pcm_uframes_t size) {
  struct card *card = io->private_data;
  hang(card, IN_WRITE);
  card->control->writes++;
  if (card->control->is_gone) return -ENODEV;
  if (card->control->write_errors > 0) {
    card->control->write_errors--;
    return -(int)card->control->write_error;
  }
  snd_pcm_uframes_t most = card->control->write_most;
  if (most && size > most) size = most;
  const char *data = (const char *)areas->addr + (areas->first + areas->step * offset) / 8;
  size_t bytes = size * areas->step / 8;
  if (write(card->frames, data, bytes) != (ssize_t)bytes) return -EIO;
  card->written += size;
  return size;
}

static int card_close(snd_pcm_ioplug_t *io) {
  struct card *card = io->private_data;
  end_playing(card);
  close(card->frames);
  close(card->marks);
  close(io->poll_fd);
  if (card->control) munmap((void *)card->control, sizeof *card->control);
  free(card);
  return 0;
}

static const snd_pcm_ioplug_callback_t callbacks = {
    .start = card_start,
    .stop = card_stop,
    .pointer = card_pointer,
    .transfer = card_write,
    .prepare = card_prepare,
    .close = card_close,
};

static int constrain(struct card *card) {
  snd_pcm_ioplug_t *io = &card->io;
  // libasound's converters write through mapped memory only.
  unsigned int access[] = {SND_PCM_ACCESS_RW_INTERLEAVED, SND_PCM_ACCESS_MMAP_INTERLEAVED};
  unsigned int format = card->format;
  int result = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_ACCESS, 2, access);
  if (result >= 0)
    result = snd_pcm_ioplug_set_param_list(io, SND_PCM_IOPLUG_HW_FORMAT, 1, &format);
  if (result >= 0)
    result = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_CHANNELS, card->channels,
                                             card->channels);
  if (result >= 0)
    result = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_RATE, card->rate, card->rate);
  if (result >= 0)
    result = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 64, 1 << 18);
  if (result >= 0)
    result = snd_pcm_ioplug_set_param_minmax(io, SND_PCM_IOPLUG_HW_BUFFER_BYTES, 256, 1 << 20);
  return result;
}

static int open_files(struct card *card, const char *folder) {
  char path[512];
  snprintf(path, sizeof path, "%s/control", folder);
  int file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return -errno;
  card->control = mmap(NULL, sizeof *card->control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (card->control == MAP_FAILED) {
    card->control = NULL;
    return -ENOMEM;
  }
  int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  snprintf(path, sizeof path, "%s/frames", folder);
  card->frames = open(path, flags, 0600);
  snprintf(path, sizeof path, "%s/marks", folder);
  card->marks = open(path, flags, 0600);
  int64_t width = snd_pcm_format_physical_width(card->format) / 8 * card->channels;
  card->written = card->base = lseek(card->frames, 0, SEEK_END) / width;
  hang(card, IN_OPEN);
  card->control->opens++;
  if (card->control->is_gone) return -ENODEV;
  return -(int)card->control->open_error;
}

SND_PCM_PLUGIN_DEFINE_FUNC(limber_card) {
  (void)root;
  const char *folder = NULL, *format = "S16_LE";
  struct card *card = calloc(1, sizeof *card);
  card->channels = 2;
  card->rate = 48000;
  snd_config_iterator_t at, next;
  snd_config_for_each(at, next, conf) {
    snd_config_t *node = snd_config_iterator_entry(at);
    const char *id;
    if (snd_config_get_id(node, &id) < 0) continue;
    if (strcmp(id, "folder") == 0) snd_config_get_string(node, &folder);
    if (strcmp(id, "format") == 0) snd_config_get_string(node, &format);
    if (strcmp(id, "channels") == 0) snd_config_get_integer(node, &card->channels);
    if (strcmp(id, "rate") == 0) snd_config_get_integer(node, &card->rate);
  }
  card->format = snd_pcm_format_value(format);
  card->frames = card->marks = -1;
  card->io.version = SND_PCM_IOPLUG_VERSION;
  card->io.name = "A sound card for tests";
  card->io.callback = &callbacks;
  card->io.private_data = card;
  card->io.poll_fd = eventfd(0, EFD_CLOEXEC);
  card->io.poll_events = POLLOUT;
  int result = folder ? open_files(card, folder) : -EINVAL;
  if (result >= 0) result = snd_pcm_ioplug_create(&card->io, name, stream, mode);
  if (result < 0) {
    card_close(&card->io);
    return result;
  }
  result = constrain(card);
  if (result < 0) {
    snd_pcm_ioplug_delete(&card->io);
    return result;
  }
  *pcmp = card->io.pcm;
  return 0;
}

SND_PCM_PLUGIN_SYMBOL(limber_card);
