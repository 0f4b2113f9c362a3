#!/bin/sh
# Draws the synthetic pictures of testdata: ../hand-1.jpg, ../hand-2.jpg and the ones beside this script.
# Needs ImageMagick (convert) and libjpeg-turbo-progs (cjpeg, jpegtran). No picture shows a person, none has metadata
# but exif.jpg, whose position, artist and serial number are made up.
set -eu
cd "$(dirname -- "$0")"

# bone X Y LENGTH WIDTH ANGLE: a shaft with two thicker ends, from its lower end at X,Y upwards.
bone() {
    printf 'push graphic-context translate %s,%s rotate %s ' "$1" "$2" "$5"
    printf 'roundrectangle %s,-%s %s,0 %s,%s ' "-$(($4 / 2))" "$3" "$(($4 / 2))" "$(($4 / 2))" "$(($4 / 2))"
    printf 'ellipse 0,-%s %s,%s 0,360 ellipse 0,-%s %s,%s 0,360 ' 5 "$(($4 * 7 / 10))" 5 "$(($3 - 5))" "$(($4 * 7 / 10))" 5
    printf 'pop graphic-context '
}

# finger X Y ANGLE SCALE: a metacarpal and three phalanges along a ray from X,Y.
finger() {
    printf 'push graphic-context translate %s,%s rotate %s ' "$1" "$2" "$3"
    bone 0 0 $((95 * $4 / 100)) 17 0
    bone 0 $((-103 * $4 / 100)) $((62 * $4 / 100)) 15 0
    bone 0 $((-171 * $4 / 100)) $((42 * $4 / 100)) 13 0
    bone 0 $((-219 * $4 / 100)) $((27 * $4 / 100)) 11 0
    printf 'pop graphic-context '
}

bones() {
    printf 'fill #d8d8d8 '
    finger 150 330 $((-18 - $1)) 92
    finger 178 322 $((-6 - $1 / 3)) 100
    finger 206 324 $((6 + $1 / 3)) 95
    finger 232 332 $((17 + $1)) 80
    printf 'push graphic-context translate 140,350 rotate %s ' $((-38 - $1))
    bone 0 0 70 18 0
    bone 0 -78 48 15 0
    bone 0 -132 32 12 0
    printf 'pop graphic-context '
    printf 'ellipse 152,352 15,12 0,360 ellipse 180,346 15,13 0,360 ellipse 208,348 14,13 0,360 ellipse 234,354 13,12 0,360 '
    printf 'ellipse 164,378 17,12 0,360 ellipse 196,374 16,13 0,360 ellipse 224,378 14,12 0,360 '
    bone 166 500 112 34 -2
    bone 222 500 112 24 3
}

# hand SPREAD OUT: soft tissue as a blurred halo of the bones, the bones above it.
hand() {
    convert -size 400x480 xc:black -draw "$(bones "$1")" \
        \( +clone -morphology Dilate Disk:17 -blur 0x5 -evaluate multiply 0.34 \) \
        \( -clone 0 -blur 0x1.2 \) -delete 0 -compose lighten -composite -colorspace Gray -depth 8 pgm:-
}

hand 2 | cjpeg -quality 60 -optimize -grayscale -outfile ../hand-1.jpg
hand 7 | convert pgm:- -flop pgm:- | cjpeg -quality 60 -optimize -grayscale -outfile ../hand-2.jpg

convert -size 48x32 gradient:'#c03020-#2040a0' ppm:- > picture.ppm
cjpeg -quality 75 -grayscale -outfile grey.jpg picture.ppm
cjpeg -quality 75 -sample 2x2 -outfile ycbcr-420.jpg picture.ppm
cjpeg -quality 75 -sample 1x1 -outfile ycbcr-444.jpg picture.ppm
cjpeg -quality 75 -rgb -outfile rgb-app14.jpg picture.ppm
cjpeg -quality 75 -progressive -outfile progressive.jpg picture.ppm
cjpeg -quality 75 -arithmetic -outfile arithmetic.jpg picture.ppm
convert picture.ppm -colorspace CMYK -quality 75 -strip cmyk.jpg

# exif.jpg: ycbcr-420.jpg with an APP1 segment behind SOI. TIFF in little endian: Orientation 6, an artist, a GPS
# directory with a latitude and a longitude, an Exif directory with a serial number.
{
    printf '\377\330\377\341\000\316Exif\000\000II\052\000\010\000\000\000'
    printf '\004\000'
    printf '\022\001\003\000\001\000\000\000\006\000\000\000'
    printf '\073\001\002\000\010\000\000\000\076\000\000\000'
    printf '\151\207\004\000\001\000\000\000\106\000\000\000'
    printf '\045\210\004\000\001\000\000\000\140\000\000\000'
    printf '\000\000\000\000'
    printf 'Nobody \000'
    printf '\001\000\061\244\002\000\010\000\000\000\130\000\000\000\000\000\000\000'
    printf 'SN-0000\000'
    printf '\004\000'
    printf '\001\000\002\000\002\000\000\000N\000\000\000'
    printf '\002\000\005\000\003\000\000\000\226\000\000\000'
    printf '\003\000\002\000\002\000\000\000E\000\000\000'
    printf '\004\000\005\000\003\000\000\000\256\000\000\000'
    printf '\000\000\000\000'
    for degrees in '\001' '\002'; do
        printf "$degrees"'\000\000\000\001\000\000\000\000\000\000\000\001\000\000\000\000\000\000\000\001\000\000\000'
    done
    tail -c +3 ycbcr-420.jpg
} > exif.jpg
rm picture.ppm
