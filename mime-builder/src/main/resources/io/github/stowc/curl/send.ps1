# Sends a STOW-RS message in this script's folder, and shows the server's answer.
#
#   use    powershell -ExecutionPolicy Bypass -File SCRIPT [OPTION...]
#          the options go to curl, such as --netrc, --verbose, --config FILE
#   exit   0  stored: the answer names as many instances as were sent, and no failure (PS3.18 I.1); also if the
#             options take the answer elsewhere, so that nobody here can read it
#          1  a message has another size than this script was made for; STOWC_CHANGED=1 sends it all the same
#          2  an environment variable that it needs is missing
#          3  no message, or no answer
#          4  the server refused all or part, or its answer does not say that all was stored

$options = $args

# Names may have characters that control a terminal.
function Say($text) {
  [Console]::Error.WriteLine([regex]::Replace($text, '[\x00-\x1F\x7F-\x9F]', '?'))
}

# Without .exe, curl is an alias of Invoke-WebRequest in Windows PowerShell.
$curl = if ($env:OS -eq 'Windows_NT') { 'curl.exe' } else { 'curl' }
if (-not (Get-Command $curl -CommandType Application -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine("$curl is not installed; nothing was sent")
  exit 3
}

#{url
$url = @URL@

#}
#{environment
if (-not $env:STOW_URL) {
  [Console]::Error.WriteLine('STOW_URL is not set; set it to the STOW-RS URL, such as http://localhost:8042/dicom-web/studies')
  exit 2
}

# Removes slashes at the end of the path: with them, curl -T would append the file's name.
$address, $query = $env:STOW_URL.Split('#')[0].Replace('"', '%22').Split([char[]]'?', 2)
$address = $address.TrimEnd('/')
if ($address -notmatch '^https?://[^/]+/.') {
  [Console]::Error.WriteLine('STOW_URL is not an http(s) URL with a path; write it like http://HOST/.../studies')
  exit 2
}
#{study
$address += '@STUDY@'
#}
$url = if ($null -eq $query) { $address } else { $address + '?' + $query }

#}
foreach ($name in @(@NAMES@)) {
  if (-not (Test-Path -LiteralPath "$PSScriptRoot/$name" -PathType Leaf)) {
    Say "$PSScriptRoot/${name}: file not found; nothing was sent"
    exit 3
  }
}

#{file
$found = (Get-Item -LiteralPath ("$PSScriptRoot/" + @MESSAGE@)).Length
if ($found -ne @SIZE@ -and $env:STOWC_CHANGED -ne '1') {
  Say (@MESSAGE@ + ": expected @SIZE@ bytes, the size for which this script was made, found $found; nothing was sent; make both again, or set STOWC_CHANGED=1 to send it all the same")
  exit 1
}
#}

#{netrc
$credentials = @(if ($env:NETRC) { '--netrc-file', $env:NETRC } else { '--netrc' })

#}
#{variables
& $curl --variable stow=1 --version *> $null
if ($LASTEXITCODE -ne 0) {
  [Console]::Error.WriteLine("$curl is too old to take secrets from the environment; version 8.3 or later is needed; nothing was sent")
  exit 3
}
#}
#{secret
if (-not $env:@VARIABLE@) {
  [Console]::Error.WriteLine('@VARIABLE@ is not set; set it to the value of @NAME@')
  exit 2
}
#}
#{bearer
if (-not $env:@VARIABLE@) {
  [Console]::Error.WriteLine('@VARIABLE@ is not set; set it to the bearer token')
  exit 2
}
#}
#{user
if (-not $env:STOW_PASSWORD) {
  $typed = Read-Host -AsSecureString ('Password of ' + @USER@)
  $env:STOW_PASSWORD = (New-Object Management.Automation.PSCredential 'any', $typed).GetNetworkCredential().Password
}
#}
#{aws
if (-not $env:AWS_ACCESS_KEY_ID) {
  [Console]::Error.WriteLine('AWS_ACCESS_KEY_ID is not set; set it to the ID of the key that signs')
  exit 2
}
if (-not $env:AWS_SECRET_ACCESS_KEY) {
  [Console]::Error.WriteLine('AWS_SECRET_ACCESS_KEY is not set; set it to the secret key for AWS_ACCESS_KEY_ID')
  exit 2
}
#}
#{region
$region = @REGION@
#}
#{environment-region
$region = if ($url -match '^https?://[^/]*\.([^./]+)\.amazonaws\.com') { $Matches[1] } elseif ($env:AWS_REGION) { $env:AWS_REGION } else { $env:AWS_DEFAULT_REGION }
if (-not $region) {
  [Console]::Error.WriteLine('AWS_REGION is not set; set it to the region, such as us-east-1')
  exit 2
}
#}
#{credentials
$credentials = @BEFORE@@(@CREDENTIALS@)

#}
# Why an answer with a successful status does not say that all was stored; nothing if it does.
function Doubt($text, $count) {
  if ($text -match '\b00081197\b' -or $text -match '"0008119[8A]"\s*:\s*\{[^{}]*\[\s*\{' -or $text -match 'tag="0008119[8A]"[^>]*[^/>]>\s*<Item') {
    return 'but the answer names failures (PS3.18 table I.2-2)'
  }
  $uids = @{}
  foreach ($match in [regex]::Matches($text, '"00081155"\s*:\s*\{[^{}]*?\[\s*"([0-9.]+)|tag="00081155"[^>]*>\s*<Value[^>]*>\s*([0-9.]+)')) {
    $uids[$match.Groups[1].Value + $match.Groups[2].Value] = 1
  }
  if ($uids.Count -eq 0 -or ($count -gt 0 -and $uids.Count -ne $count)) {
    return "but the answer names $($uids.Count) instances, and $count were sent; look which are there before you send again"
  }
}

# Runs curl; continues only if all instances are stored.
function Send($message, $arguments) {
#{gcloud
  $gcloud = if ($env:OS -eq 'Windows_NT') { 'gcloud.cmd' } else { 'gcloud' }
  $env:STOW_TOKEN = & $gcloud auth print-access-token
  if (-not $env:STOW_TOKEN) {
    [Console]::Error.WriteLine('gcloud gave no access token; log in first: gcloud auth login')
    exit 2
  }
#}
  $answer = [IO.Path]::GetTempFileName()
  try {
    $said = & $curl @options @SPLAT@--globoff @arguments --silent --show-error --output $answer --write-out '%{http_code} %{size_download} %{redirect_url}'
    $ended = $LASTEXITCODE
    $text = [IO.File]::ReadAllText($answer)
  } finally {
    Remove-Item -LiteralPath $answer
  }
  $text
  $status, $size, $place = "$said".Split(' ')
  if ($ended -eq 0 -and $status -match '^2') {
    $doubt = if ($text -eq '' -and $size -ne '0') { 'answer not read' } else { Doubt $text $count }
    if (-not $doubt) {
      Say "${message}: stored, status $status"
    } else {
      Say "${message}: status $status, $doubt"
      if ($doubt -ne 'answer not read') {
        exit 4
      }
    }
  } elseif ($status -match '^[345]' -or ($ended -eq 0 -and $status -match '^1')) {
    $outcome = if ($status -match '^3') { 'nothing was stored' } else { 'not all was stored' }
    $why = switch -regex ($status) {
      '^30[12378]' { "the server names another place: $place" }
      '400' { 'the server could not read the message, or it has bad syntax' }
      '401' { '@UNKNOWN@' }
      '403' { 'this account may not store here' }
      '404|405' { 'check the URL: it ends in /studies or /studies/UID' }
      '409' { 'the answer has the reasons' }
      '413' { 'the message is too large for the server or a proxy; send fewer files at a time' }
      '415' { 'the server does not accept this form of message; many take only DICOM files: compile with -t dicom or the right --target' }
      '429|503' { 'the server is busy or not ready; send it again later' }
      default { 'look what is there before you send again' }
    }
    Say "${message}: $outcome, status ${status}: $why"
    exit 4
  } elseif ($ended -in 2, 3, 4, 5, 6, 7, 35, 60, 77) {
    Say "${message}: curl ended with exit code ${ended}: nothing was sent"
    exit 3
  } else {
    Say "${message}: curl ended with exit code ${ended}: the answer is missing or incomplete, and the message may have been stored"
    exit 3
  }
}

#{message
$count = @COUNT@
Send @MESSAGE@ @(
#{expect-nothing
  '-H', 'Expect:'
#}
#{hashed
  '-H', ('x-amz-content-sha256: ' + (Get-FileHash -LiteralPath ("$PSScriptRoot/" + @MESSAGE@) -Algorithm SHA256).Hash.ToLowerInvariant())
#}
              '-H', ("@$PSScriptRoot/" + @HEADERS@)
#{whole
  '--data-binary', ("@$PSScriptRoot/" + @MESSAGE@)
#}
#{streamed
  '-X', 'POST', '-T', ("$PSScriptRoot/" + @MESSAGE@)
#}
  $url
)
#}
