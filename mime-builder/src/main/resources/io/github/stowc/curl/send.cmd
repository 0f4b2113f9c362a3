@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Sends a STOW-RS message in this script's folder, and shows the server's answer.
rem
rem   use    SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
rem   exit   0  stored: the server's status is 200
rem          2  an environment variable that it needs is missing
rem          3  no message, or no answer
rem          4  the server refused all or part: any other status

rem This file is UTF-8.
chcp 65001 >nul
rem {environment
if not defined STOW_URL (
  echo STOW_URL is not set; set it to the STOW-RS URL, such as http://localhost:8042/dicom-web/studies 1>&2
  exit /b 2
)

rem Removes slashes at the end of the path: with them, curl -T would append the file's name.
set "address="
set "query="
for /f "tokens=1* delims=?" %%a in ("%STOW_URL%") do (
  set "address=%%a"
  set "query=%%b"
)
:slash
if "%address:~-1%"=="/" (
  set "address=%address:~0,-1%"
  goto slash
)
set "url=%address%@STUDY@"
if defined query set "url=%url%?%query%"
rem }
rem {file
if not exist @FILE@ (
  echo @FILE@ does not exist; nothing was sent 1>&2
  exit /b 3
)
rem }
rem {secret
if not defined @VARIABLE@ (
  echo @VARIABLE@ is not set; set it to the value of @NAME@ 1>&2
  exit /b 2
)
rem }
rem {bearer
if not defined @VARIABLE@ (
  echo @VARIABLE@ is not set; set it to the bearer token 1>&2
  exit /b 2
)
rem }
rem {aws
if not defined AWS_ACCESS_KEY_ID (
  echo AWS_ACCESS_KEY_ID is not set; set it to the ID of the key that signs 1>&2
  exit /b 2
)
if not defined AWS_SECRET_ACCESS_KEY (
  echo AWS_SECRET_ACCESS_KEY is not set; set it to the secret key for AWS_ACCESS_KEY_ID 1>&2
  exit /b 2
)
rem {environment-region
if not defined AWS_REGION set "AWS_REGION=%AWS_DEFAULT_REGION%"
if not defined AWS_REGION (
  echo AWS_REGION is not set; set it to the region, such as us-east-1 1>&2
  exit /b 2
)
rem }
rem }
rem {variables
curl.exe --variable stow=1 --version >nul 2>nul || (
  echo curl.exe is too old to take secrets from the environment; version 8.3 or later is needed; nothing was sent 1>&2
  exit /b 3
)
rem }
rem {user
set credentials=--user @USER@
if defined STOW_PASSWORD set credentials=@ARGUMENTS@
rem }
rem {netrc
set credentials=--netrc
if defined NETRC set credentials=--netrc-file "%NETRC%"
rem }
set "said=%TEMP%\stowc-%RANDOM%%RANDOM%.txt"
rem {message

set "message=@MESSAGE@"
rem {gcloud
set "STOW_TOKEN="
for /f "delims=" %%t in ('gcloud auth print-access-token') do set "STOW_TOKEN=%%t"
if not defined STOW_TOKEN (
  echo gcloud gave no access token; log in first: gcloud auth login 1>&2
  exit /b 2
)
rem }
rem {hashed
"%SystemRoot%\System32\certutil.exe" -hashfile @FILE@ SHA256 >"%said%"
set "hash="
for /f "usebackq skip=1 delims=" %%h in ("%said%") do if not defined hash set "hash=%%h"
if not defined hash (
  echo @FILE@: certutil gave no hash to sign; nothing was sent 1>&2
  exit /b 3
)
rem Older versions write spaces between the bytes.
set "hash=%hash: =%"
rem }
curl.exe %* @CREDENTIALS@--globoff @EXPECT@-H @HEADERS@ @BODY@ @URL@ --silent --show-error --write-out "%%{stderr}\nSTOW-RS status %%{http_code}\n" 2>"%said%"
call :judge %errorlevel%
if errorlevel 1 exit /b %errorlevel%
rem }

exit /b 0

rem Continues only after status 200.
:judge
type "%said%" 1>&2
set "found=3"
for %%d in (2 3 4 5) do "%SystemRoot%\System32\find.exe" "STOW-RS status %%d" "%said%" >nul && set "found=4"
"%SystemRoot%\System32\find.exe" "STOW-RS status 2" "%said%" >nul && if not "%1"=="0" set "found=3"
"%SystemRoot%\System32\find.exe" "STOW-RS status 200" "%said%" >nul && if "%1"=="0" set "found=0"
del "%said%"
if "%found%"=="0" echo "%message%": stored 1>&2
if "%found%"=="3" echo "%message%": curl ended with exit code %1; the answer is missing or incomplete 1>&2
if "%found%"=="4" echo "%message%": not all was stored 1>&2
exit /b %found%
