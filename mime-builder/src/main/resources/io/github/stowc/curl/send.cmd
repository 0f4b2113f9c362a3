@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Sends a STOW-RS message in this script's folder, and shows the server's answer.
rem
rem   use    SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
rem   exit   0  stored: the answer names as many instances as were sent, and no failure (PS3.18 I.1); also if the
rem             options take the answer elsewhere, so that nobody here can read it
rem          1  a message has another size than this script was made for; STOWC_CHANGED=1 sends it all the same
rem          2  an environment variable that it needs is missing
rem          3  no message, or no answer
rem          4  the server refused all or part, or its answer does not say that all was stored

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
rem {size
for %%i in (@FILE@) do set "size=%%~zi"
if not "%size%"=="@SIZE@" if not "%STOWC_CHANGED%"=="1" (
  echo @FILE@: expected @SIZE@ bytes, the size for which this script was made, found %size%; nothing was sent; make both again, or set STOWC_CHANGED=1 to send it all the same 1>&2
  exit /b 1
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
set "answer=%said%.answer"
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
curl.exe %* @CREDENTIALS@--globoff @EXPECT@-H @HEADERS@ @BODY@ @URL@ --silent --show-error --write-out "%%{stderr}\nSTOW-RS status %%{http_code}, %%{size_download} bytes %%{redirect_url}\n" 2>"%said%" >"%answer%"
call :judge %errorlevel% @COUNT@
if errorlevel 1 exit /b %errorlevel%
rem }

exit /b 0

rem Continues only if all instances are stored.
:judge
type "%answer%"
type "%said%" 1>&2
"%SystemRoot%\System32\find.exe" "STOW-RS status " "%said%" >"%said%.status"
set "status=000"
set "bytes=0"
for /f "usebackq tokens=1,3 delims=, " %%a in ("%said%.status") do if "%%a"=="STOW-RS" set "status=%%b"
for /f "usebackq tokens=1,4 delims=, " %%a in ("%said%.status") do if "%%a"=="STOW-RS" set "bytes=%%b"
set "class=%status:~0,1%"
set "found=3"
for %%d in (3 4 5) do if "%class%"=="%%d" set "found=4"
if "%class%%1"=="20" call :told %2
set "why="
if "%class%"=="3" set "why=; the server names another place"
if "%status%"=="401" set "why=; @UNKNOWN@"
if "%status%"=="403" set "why=; this account may not store here"
if "%status%"=="413" set "why=; the message is too large: send fewer files at a time"
if "%status%"=="415" set "why=; many servers take only DICOM files: compile with -t dicom or the right --target"
del "%said%" "%said%.status" "%answer%"
if "%found%"=="0" echo "%message%": stored, status %status% 1>&2
if "%found%"=="5" echo "%message%": status %status%, answer not read 1>&2
if "%found%"=="3" echo "%message%": curl ended with exit code %1; the answer is missing or incomplete, and the message may have been stored 1>&2
if "%found%"=="4" echo "%message%": not all was stored, status %status%%why% 1>&2
if "%found%"=="6" echo "%message%": status %status%, but the answer does not name every instance; check which are there before you send again 1>&2
if "%found%"=="5" exit /b 0
if "%found%"=="6" exit /b 4
exit /b %found%

rem Whether the answer names instances and no failure. Their number is counted by PowerShell, which Windows has.
:told
set "found=6"
set "length=0"
for %%i in ("%answer%") do set "length=%%~zi"
if "%length%"=="0" (
  if not "%bytes%"=="0" set "found=5"
  exit /b
)
"%SystemRoot%\System32\findstr.exe" /l /c:"00081155" "%answer%" >nul
if errorlevel 1 exit /b
"%SystemRoot%\System32\findstr.exe" /l /c:"00081197" "%answer%" >nul
if not errorlevel 1 set "found=4"
if "%found%"=="4" exit /b
if %1 gtr 1 powershell.exe -NoProfile -Command "exit [int]([regex]::Matches([IO.File]::ReadAllText($env:answer), '\b00081155\b').Count -ne %1)"
if %1 gtr 1 if errorlevel 1 exit /b
set "found=0"
exit /b
