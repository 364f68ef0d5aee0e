// The door to libasound2: what Swift can't call by itself (macros, variadics) gets a wrapper here.
#pragma once
#include <alsa/asoundlib.h>
#include <pthread.h>
#include <time.h>
// What wakes the audio thread; the Glibc overlay of Swift has none.
#include <sys/eventfd.h>

// libasound prints eight lines to stderr for one missing device. From then on the last message is
// kept instead, for the one sentence that is said about it.
void limber_alsa_keep_messages(void);

// The last message of this thread, or "" ; forgotten when taken.
const char *limber_alsa_take_message(void);

// Opens a device for writing without blocking, behind libasound's own `plug`, which converts rate,
// channels and format: 0, or a negative errno.
int limber_alsa_open_converting(snd_pcm_t **pcm, const char *name);

// Names the calling thread, at most 15 bytes. pthread_setname_np needs _GNU_SOURCE.
void limber_name_thread(const char *name);

// Joins a thread by CLOCK_REALTIME: 0, or an errno. pthread_timedjoin_np needs _GNU_SOURCE.
int limber_join_until(pthread_t thread, const struct timespec *deadline);
