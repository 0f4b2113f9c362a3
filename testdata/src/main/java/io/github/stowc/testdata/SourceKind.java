package io.github.stowc.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file of each kind that people have, made from {@link SourceMaterial} by Debian's programs. */
public enum SourceKind {
    /** A baseline JPEG. */
    JPEG_BASELINE("jpg", "cjpeg", "cjpeg -quality 90 -outfile $OUT color.ppm"),
    /** A progressive JPEG. */
    JPEG_PROGRESSIVE("jpg", "cjpeg", "cjpeg -progressive -outfile $OUT color.ppm"),
    /** A JPEG of 12 bits. */
    JPEG_EXTENDED("jpg", "dcmcjpeg", "dcmcjpeg +ee gray12.dcm out.dcm" + Script.FRAGMENT),
    /** A lossless JPEG of 12 bits. */
    JPEG_LOSSLESS("jpg", "dcmcjpeg", "dcmcjpeg +e1 gray12.dcm out.dcm" + Script.FRAGMENT),
    /** A lossless JPEG-LS. */
    JPEG_LS("jls", "dcmcjpls", "dcmcjpls gray12.dcm out.dcm" + Script.FRAGMENT),
    /** A near-lossless JPEG-LS. */
    JPEG_LS_NEAR("jls", "dcmcjpls", "dcmcjpls +en gray12.dcm out.dcm" + Script.FRAGMENT),
    /** A reversible JPEG 2000 in its file format. */
    JP2("jp2", "opj_compress", "opj_compress -i color.ppm -o $OUT"),
    /** An irreversible JPEG 2000 codestream. */
    J2K("j2k", "opj_compress", "opj_compress -I -r 10 -i color.ppm -o $OUT"),
    /** A reversible HTJ2K in its file format. */
    JPH("jph", "ojph_compress", "ojph_compress -i color.ppm -o $OUT -reversible true"),
    /** An irreversible HTJ2K codestream. */
    HTJ2K("j2c", "ojph_compress", "ojph_compress -i color.ppm -o $OUT -qstep 0.01"),
    /** A PNG with three samples. */
    PNG("png", "convert", "convert color.ppm PNG24:$OUT"),
    /** A PNG of 16 bits. */
    PNG_GRAY("png", "convert", "convert color.ppm -colorspace gray -depth 16 $OUT"),
    /** A GIF of one frame. */
    GIF("gif", "convert", "convert color.ppm $OUT"),
    /** An animated GIF. */
    GIF_ANIMATED(
            "gif",
            "convert",
            "convert -delay 20 color.ppm '(' color.ppm -negate ')' '(' color.ppm -rotate 180 ')' -loop 0 $OUT"),
    /** A TIFF of 16 bits of grey, big endian. */
    TIFF_GRAY("tif", "convert", "convert color.ppm -colorspace gray -depth 16 -endian MSB -compress Zip $OUT"),
    /** A TIFF of two pages. */
    TIFF_PAGES("tif", "convert", "convert color.ppm '(' color.ppm -negate ')' -compress LZW $OUT"),
    /** A BMP of 24 bits. */
    BMP("bmp", "convert", "convert color.ppm $OUT"),
    /** A lossless WebP. */
    WEBP("webp", "convert", "convert color.ppm -define webp:lossless=true $OUT"),
    /** MPEG-2 in a program stream. */
    MPEG2("mpg", "ffmpeg", Script.FFMPEG + "-c:v mpeg2video -f vob $OUT"),
    /** H.264 in MP4. */
    MP4_H264("mp4", "ffmpeg", Script.FFMPEG + "-c:v libx264 -profile:v high -pix_fmt yuv420p $OUT"),
    /** HEVC in MP4. */
    MP4_HEVC("mp4", "ffmpeg", Script.FFMPEG + "-c:v libx265 -pix_fmt yuv420p -tag:v hvc1 $OUT"),
    /** H.264 in a transport stream. */
    TS_H264("ts", "ffmpeg", Script.FFMPEG + "-c:v libx264 -profile:v high -pix_fmt yuv420p -f mpegts $OUT"),
    /** H.264 in QuickTime. */
    QUICKTIME("mov", "ffmpeg", Script.FFMPEG + "-c:v libx264 -profile:v high -pix_fmt yuv420p $OUT"),
    /** A PDF of one page. */
    PDF("pdf", "gs", "gs -q -dNOSAFER -sDEVICE=pdfwrite -o $OUT -c showpage"),
    /** A CDA document. */
    CDA("xml", "cp", "cp document.cda $OUT"),
    /** A binary STL. */
    STL("stl", "cp", "cp model.stl $OUT"),
    /** An STL in ASCII. */
    STL_ASCII("stl", "cp", "cp model.ascii $OUT"),
    /** A Wavefront OBJ. */
    OBJ("obj", "cp", "cp model.obj $OUT"),
    /** A Wavefront MTL. */
    MTL("mtl", "cp", "cp model.mtl $OUT"),
    /** A VCF file compressed by bzip2. */
    VCF("vcf.bz2", "bzip2", "bzip2 -c variants.vcf > $OUT"),
    /** A DICOM file in Explicit VR Little Endian. */
    DICOM("dcm", "dcmconv", "cp gray12.dcm $OUT"),
    /** A DICOM file in Implicit VR Little Endian. */
    DICOM_IMPLICIT("dcm", "dcmconv", "dcmconv +ti gray12.dcm $OUT"),
    /** A DICOM file in the retired Explicit VR Big Endian. */
    DICOM_BIG_ENDIAN("dcm", "dcmconv", "dcmconv +tb gray12.dcm $OUT"),
    /** A deflated DICOM file. */
    DICOM_DEFLATED("dcm", "dcmconv", "dcmconv +td gray12.dcm $OUT"),
    /** A DICOM file with a JPEG in it. */
    DICOM_JPEG("dcm", "dcmcjpeg", "dcmcjpeg +e1 gray12.dcm $OUT"),
    /** A DICOM file in RLE Lossless. */
    DICOM_RLE("dcm", "dcmcrle", "dcmcrle gray12.dcm $OUT");

    private final String extension;
    private final String tool;
    private final String script;

    SourceKind(String extension, String tool, String script) {
        this.extension = extension;
        this.tool = tool;
        this.script = script;
    }

    /** Whether it is a DICOM file. */
    public boolean isDicom() {
        return extension.equals("dcm");
    }

    /** The file's name. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + extension;
    }

    /**
     * Makes the file, or skips the test if the program is not installed.
     *
     * @param folder the file's folder
     */
    public Path make(Path folder) throws IOException, InterruptedException {
        Tools.require(tool);
        Path file = folder.toAbsolutePath().resolve(fileName());
        Path workshop = Files.createTempDirectory(folder, "make");
        SourceMaterial.writeTo(workshop);
        if (script.contains("gray12.dcm")) {
            Program.of(workshop, Tools.require("dump2dcm").toString(), "gray12.dump", "gray12.dcm")
                    .run()
                    .expecting(0);
        }
        Program.script(workshop, "sh", "set -e; " + script)
                .set("OUT", file.toString())
                .run()
                .expecting(0);
        return file;
    }

    /** Pieces of scripts. */
    private static final class Script {
        /** One second of a moving test picture. */
        static final String FFMPEG = "ffmpeg -v error -y -f lavfi -i testsrc=size=64x48:rate=25:duration=1 -threads 1 ";
        /** The frame of the file {@code out.dcm}; dcmdump numbers the offset table 0. */
        static final String FRAGMENT = "; dcmdump +W . out.dcm > dump 2>&1; mv out.dcm.1.raw $OUT";

        private Script() {}
    }
}
