package io.github.stowc.wording;

/**
 * A command of another program that makes, of a file that cannot be sent as it is, one that can: what errors and warnings
 * recommend. {@code IN} and {@code OUT} stand for the names of the two files.
 */
public enum WayOut {
    /** Any JPEG that common decoders show, as a baseline or progressive one with its own tables, without loss. */
    REWRITE_JPEG("jpegtran -copy all -outfile OUT.jpg IN.jpg"),
    /** A JPEG turned without loss; refused if its sides are no multiples of the coded blocks. */
    MIRROR("jpegtran -copy none -perfect -flip horizontal -outfile OUT.jpg IN.jpg"),
    TURN_180("jpegtran -copy none -perfect -rotate 180 -outfile OUT.jpg IN.jpg"),
    FLIP("jpegtran -copy none -perfect -flip vertical -outfile OUT.jpg IN.jpg"),
    TRANSPOSE("jpegtran -copy none -perfect -transpose -outfile OUT.jpg IN.jpg"),
    TURN_90("jpegtran -copy none -perfect -rotate 90 -outfile OUT.jpg IN.jpg"),
    TRANSVERSE("jpegtran -copy none -perfect -transverse -outfile OUT.jpg IN.jpg"),
    TURN_270("jpegtran -copy none -perfect -rotate 270 -outfile OUT.jpg IN.jpg"),
    /** A JPEG of any size, turned as its EXIF Orientation says and coded again. */
    TURN_JPEG("convert IN.jpg -auto-orient OUT.jpg"),
    /** A JPEG of CMYK or YCCK colours. */
    CMYK_TO_RGB("convert IN.jpg -colorspace sRGB OUT.jpg"),

    /** A picture of a kind that is not taken, with all its bits; of several pages each becomes a file. */
    TO_PNG("convert IN -auto-orient OUT.png"),
    /** A picture with transparent pixels, on black. */
    ON_BLACK("convert IN -background black -alpha remove -alpha off OUT.png"),
    /** Colours that have no attribute, such as CMYK. */
    TIFF_TO_SRGB("convert IN.tif -colorspace sRGB OUT.png"),
    /** Numbers of any range, from the least to the greatest. */
    TIFF_TO_LEVELS("convert IN.tif -auto-level -depth 16 OUT.png"),
    /** More than 16 bits. */
    TIFF_TO_16_BITS("convert IN.tif -depth 16 OUT.png"),
    /** Colours of 16 bits. */
    TIFF_TO_JPEG_2000("opj_compress -i IN.tif -o OUT.jp2"),
    /** A lossy WebP. */
    WEBP_TO_PNG("dwebp IN.webp -o OUT.png"),
    /** An animated WebP. */
    WEBP_TO_GIF("convert IN.webp OUT.gif"),
    /** A picture with a side that no attribute can tell; ImageMagick's usual limits do not allow such sides. */
    SHRINK("ffmpeg -i IN -vf \"scale=65535:65535:force_original_aspect_ratio=decrease\" OUT.png"),
    /** A PNG in the form of Apple's apps; the program is Apple's own, of Xcode. */
    REVERT_APPLE_PNG("xcrun pngcrush -revert-iphone-optimizations IN.png OUT.png"),
    /** A PNG that common decoders show. */
    REWRITE_PNG("convert IN.png OUT.png"),
    /** A PNG turned as its EXIF Orientation says, of which ImageMagick itself knows nothing in a PNG. */
    MIRROR_PNG("convert IN.png -flop +profile exif OUT.png"),
    TURN_PNG_180("convert IN.png -rotate 180 +profile exif OUT.png"),
    FLIP_PNG("convert IN.png -flip +profile exif OUT.png"),
    TRANSPOSE_PNG("convert IN.png -transpose +profile exif OUT.png"),
    TURN_PNG_90("convert IN.png -rotate 90 +profile exif OUT.png"),
    TRANSVERSE_PNG("convert IN.png -transverse +profile exif OUT.png"),
    TURN_PNG_270("convert IN.png -rotate 270 +profile exif OUT.png"),
    /** A picture with transparent pixels, on black. */
    PNG_ON_BLACK("convert IN.png -background black -alpha remove -alpha off OUT.png"),
    PNG_ON_WHITE("convert IN.png -background white -alpha remove -alpha off OUT.png"),
    /** Colours of 16 bits without alpha, as JPEG 2000; opj_compress would apply a chunk gAMA. */
    PNG_TO_JPEG_2000("convert IN.png OUT.jp2"),
    EIGHT_BITS_OF_JPEG_2000("convert IN.jp2 -depth 8 OUT.png"),
    EIGHT_BITS("convert IN.png -depth 8 OUT.png"),
    /** Each picture of an animated PNG, in a file of its own. */
    PICTURES_OF_PNG("ffmpeg -i IN.png -fps_mode passthrough OUT-%d.png"),

    /** A GIF that common decoders show. */
    REWRITE_GIF("convert IN.gif -coalesce OUT.gif"),
    GIF_ON_BLACK("convert IN.gif -coalesce -background black -alpha remove -alpha off OUT.gif"),
    /** A GIF with a picture that reaches beyond the canvas. */
    WIDEN_GIF("convert IN.gif -layers trim-bounds -coalesce OUT.gif"),
    FIRST_OF_GIF("convert \"IN.gif[0]\" OUT.png"),

    /** JPEG 2000 of colour spaces, palettes or channels that have no attribute. */
    DECODE_JPEG_2000("opj_decompress -i IN.jp2 -o OUT.png"),
    /** JPEG 2000 with fewer samples of some components. */
    UPSAMPLE_JPEG_2000("opj_decompress -i IN.jp2 -upsample -o OUT.png"),

    /** Any video that FFmpeg shows, landscape or of unknown size, as H.264 that fits level 4.1 or 4.2. */
    COMPRESS(WayOut.LANDSCAPE + WayOut.H264),
    /** The same for one that is higher than wide. */
    COMPRESS_PORTRAIT(WayOut.PORTRAIT + WayOut.H264),
    /** The same for one with more than 60 pictures in a second. */
    COMPRESS_FAST(WayOut.LANDSCAPE + "-r 60 " + WayOut.H264),
    COMPRESS_FAST_PORTRAIT(WayOut.PORTRAIT + "-r 60 " + WayOut.H264),
    /** A video whose samples use all values, as one with head- and footroom. */
    LIMIT_RANGE("ffmpeg -i IN -vf scale=out_range=tv " + WayOut.H264),
    SQUARE_PIXELS("ffmpeg -i IN -vf \"scale='trunc(iw*sar/2)*2':'trunc(ih/2)*2',setsar=1\" " + WayOut.H264),
    /** The same pictures of H.264 or HEVC in another container; sound that MP4 does not take is coded again. */
    REMUX("ffmpeg -i IN -sn -c copy -c:a aac OUT.mp4"),
    /** The same for a stream without container and times. */
    WRAP_STREAM("ffmpeg -i IN -c copy -avoid_negative_ts make_zero OUT.mp4"),
    /** The same, without loss of the sound either; refused if MP4 has no place for it. */
    REMUX_QUICKTIME("ffmpeg -i IN.mov -c copy OUT.mp4"),
    /** MPEG-2 of a Blu-ray's packets. */
    REMUX_MPEG_2("ffmpeg -i IN -map 0:v -c copy OUT.mpg"),
    /** The same pictures, with the lowest level that they fit. */
    SAY_LEVEL_OF_H264("ffmpeg -i IN -c copy -bsf:v h264_metadata=level=auto OUT.mp4"),
    SAY_LEVEL_OF_HEVC("ffmpeg -i IN -c copy -bsf:v hevc_metadata=level=auto OUT.mp4"),
    DROP_SOUND_OF_MP4("ffmpeg -i IN -an -c:v copy OUT.mp4"),
    DROP_SOUND_OF_TS("ffmpeg -i IN -an -c:v copy OUT.ts"),
    DROP_SOUND_OF_MPEG("ffmpeg -i IN -an -c:v copy OUT.mpg"),
    DROP_PLACE("ffmpeg -i IN -map_metadata -1 -c copy OUT.mp4"),

    REPAIR_PDF("qpdf IN.pdf OUT.pdf"),
    /** A PDF that opens without a password, but is encrypted. */
    DECRYPT_PDF("qpdf --decrypt IN.pdf OUT.pdf"),
    DECRYPT_PDF_BY_PASSWORD("qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf"),

    /** A DICOM dataset without preamble and file meta information. */
    ADD_PREAMBLE("dcmconv +F IN.dcm OUT.dcm"),
    EXPLICIT_LITTLE_ENDIAN("dcmconv +te IN.dcm OUT.dcm"),
    /** A DICOM file with JPEG, decoded. */
    DECODE_JPEG("dcmdjpeg IN.dcm OUT.dcm");

    private static final String LANDSCAPE = "ffmpeg -i IN -vf \"scale='min(1920,iw)':'min(1088,ih)'"
            + ":force_original_aspect_ratio=decrease:force_divisible_by=2\" ";
    private static final String PORTRAIT = "ffmpeg -i IN -vf \"scale='min(1088,iw)':'min(1920,ih)'"
            + ":force_original_aspect_ratio=decrease:force_divisible_by=2\" ";
    private static final String H264 = "-c:v libx264 -profile:v high -pix_fmt yuv420p OUT.mp4";

    private final String command;

    WayOut(String command) {
        this.command = command;
    }

    /** The program that must be installed. */
    public String program() {
        return command.substring(0, command.indexOf(' '));
    }

    /** The command, as all common shells read it. */
    @Override
    public String toString() {
        return command;
    }
}
