package io.github.stowc.media.video;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the video of a transport stream's first program by its tables (ISO/IEC 13818-1 2.4.4). */
final class ProgramMap {
    private static final int ASSOCIATIONS = 0;
    private static final int MAP = 2;
    private static final int LONGEST = 3 + 1021;
    private static final int MOST_PROGRAMS = 256;

    /**
     * A video in a program.
     *
     * @param pid of its packets
     * @param type a stream type
     * @param sound whether the program also has sound
     */
    record Video(int pid, int type, boolean sound) {}

    private final Set<Integer> maps = new HashSet<>();
    private final byte[] section = new byte[LONGEST];
    private int sectionPid = -1;
    private int length;
    private @Nullable Video video;

    /** The video, once its program's map was found. */
    @Nullable
    Video video() {
        return video;
    }

    /** Takes the payload of a packet. */
    void packet(int pid, boolean start, byte[] bytes, int from, int to) {
        if (pid != ASSOCIATIONS && !maps.contains(pid)) {
            return;
        }
        int at = from;
        if (start) {
            at = at < to ? at + 1 + (bytes[at] & 0xff) : to;
            sectionPid = pid;
            length = 0;
        }
        if (sectionPid != pid || at >= to) {
            return;
        }
        int some = Math.min(to - at, LONGEST - length);
        System.arraycopy(bytes, at, section, length, some);
        length += some;
        int whole = length < 3 ? LONGEST + 1 : 3 + ((section[1] & 0x0f) << 8 | (section[2] & 0xff));
        if (length >= whole) {
            sectionPid = -1;
            // The last four bytes are a checksum.
            section(pid, whole - 4);
        }
    }

    private int u16(int at) {
        return (section[at] & 0xff) << 8 | (section[at + 1] & 0xff);
    }

    private void section(int pid, int end) {
        if (pid == ASSOCIATIONS && section[0] == ASSOCIATIONS) {
            for (int at = 8; at + 4 <= end && maps.size() < MOST_PROGRAMS; at += 4) {
                // Program 0 is the network's table.
                if (u16(at) != 0) {
                    maps.add(u16(at + 2) & 0x1fff);
                }
            }
        } else if (section[0] == MAP && end >= 12 && video == null) {
            map(end);
        }
    }

    private void map(int end) {
        int pid = -1;
        int type = 0;
        boolean sound = false;
        int at = 12 + (u16(10) & 0x0fff);
        while (at + 5 <= end) {
            int found = section[at] & 0xff;
            if (pid < 0 && !StreamTypes.video(found).isEmpty()) {
                pid = u16(at + 1) & 0x1fff;
                type = found;
            }
            sound |= StreamTypes.isSound(found);
            at += 5 + (u16(at + 3) & 0x0fff);
        }
        if (pid >= 0) {
            video = new Video(pid, type, sound);
        }
    }
}
