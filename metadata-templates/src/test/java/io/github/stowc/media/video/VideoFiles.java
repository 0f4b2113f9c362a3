package io.github.stowc.media.video;

import io.github.stowc.testdata.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tiny videos made by Debian's ffmpeg, and what its ffprobe says of them. */
final class VideoFiles {
    private static final String SOURCE = "ffmpeg -v error -y -f lavfi -i testsrc=size=64x48:rate=25:duration=1"
            + " -f lavfi -i sine=duration=1 -filter_complex_threads 1";
    private static final String X264 = "-c:v libx264 -threads 1 -preset veryfast -pix_fmt ";
    private static final String X265 =
            "-c:v libx265 -preset ultrafast -x265-params log-level=none:pools=none:frame-threads=1 -pix_fmt ";

    private VideoFiles() {}

    /**
     * Makes one second of a moving test picture in many forms.
     *
     * @param videos name and options of each, with a bar between them; AUDIO adds a tone
     */
    static void make(Path folder, List<String> videos) throws IOException, InterruptedException {
        StringBuilder command = new StringBuilder(SOURCE);
        for (String video : videos) {
            String[] parts = video.split("\\|", -1);
            String options = parts[1].contains("AUDIO") ? parts[1].replace("AUDIO", "-map 1:a") : parts[1];
            String pictures = options.contains("-vn") ? "" : " -map 0:v";
            command.append(pictures)
                    .append(' ')
                    .append(options.replace("X264", X264 + "yuv420p")
                            .replace("H264", X264)
                            .replace("X265", X265 + "yuv420p")
                            .replace("H265", X265)
                            .strip())
                    .append(' ')
                    .append(parts[0].strip());
        }
        Program.script(folder, "sh", command.toString()).run().expecting(0);
    }

    /** What ffprobe finds in the first video stream: {@code width}, {@code nb_read_frames}. */
    static Map<String, String> probe(Path file) throws IOException, InterruptedException {
        String said = Program.of(
                        Path.of("."),
                        "ffprobe",
                        "-v",
                        "error",
                        "-count_frames",
                        "-select_streams",
                        "v:0",
                        "-show_streams",
                        file.toString())
                .run()
                .expecting(0)
                .text();
        Map<String, String> facts = new HashMap<>();
        said.lines().filter(line -> line.indexOf('=') > 0).forEach(line -> {
            int equals = line.indexOf('=');
            facts.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
        });
        return facts;
    }
}
