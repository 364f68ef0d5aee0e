// The door to libsndfile and libsamplerate: opened at the first use, since linked they would cost
// an idle daemon 230 KB of memory for files that it may never read. One thread at a time.
#pragma once
#include <samplerate.h>
#include <sndfile.h>

// Opens both libraries unless they are open: NULL, or the name of the one that is missing.
const char *limber_sound_load(void);

// Lets both go, unless a file is open: whether they are gone.
int limber_sound_unload(void);

// What follows needs a limber_sound_load that returned NULL; all are as in the libraries' manuals.
SNDFILE *limber_sf_open_fd(int descriptor, int mode, SF_INFO *info);
SNDFILE *limber_sf_open_virtual(SF_VIRTUAL_IO *io, int mode, SF_INFO *info, void *data);
int limber_sf_error(SNDFILE *file);
const char *limber_sf_strerror(SNDFILE *file);
int limber_sf_command(SNDFILE *file, int command, void *data, int size);
int limber_sf_set_string(SNDFILE *file, int type, const char *text);
const char *limber_sf_get_string(SNDFILE *file, int type);
sf_count_t limber_sf_readf_float(SNDFILE *file, float *frames, sf_count_t count);
sf_count_t limber_sf_writef_short(SNDFILE *file, const short *frames, sf_count_t count);
int limber_sf_close(SNDFILE *file);
int limber_src_simple(SRC_DATA *data, int converter, int channels);
const char *limber_src_strerror(int error);
