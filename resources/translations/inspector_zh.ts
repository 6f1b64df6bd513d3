<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>A look around</source>
        <translation>界面导览</translation>
    </message>
    <message>
        <source>Accept part</source>
        <translation>接受零件</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Alt and a letter open a menu</source>
        <translation>Alt 加字母打开菜单</translation>
    </message>
    <message>
        <source>Apply all marks to this lot</source>
        <translation>将所有标记应用于此批次</translation>
    </message>
    <message>
        <source>Approve or refuse the chosen mark…</source>
        <translation>批准或驳回所选标记…</translation>
    </message>
    <message>
        <source>Audit log…</source>
        <translation>审计日志…</translation>
    </message>
    <message>
        <source>Back up the workspace…</source>
        <translation>备份工作区…</translation>
    </message>
    <message>
        <source>Bank of marks</source>
        <translation>标记库</translation>
    </message>
    <message>
        <source>Black and white as the recipe scores</source>
        <translation>黑白范围：按配方评分</translation>
    </message>
    <message>
        <source>Black and white of what this picture holds</source>
        <translation>黑白范围：按本图像内容</translation>
    </message>
    <message>
        <source>Blink between this part and the other</source>
        <translation>与另一零件闪烁对比</translation>
    </message>
    <message>
        <source>Box region</source>
        <translation>矩形区域</translation>
    </message>
    <message>
        <source>Brush region</source>
        <translation>画笔区域</translation>
    </message>
    <message>
        <source>Bundle for support…</source>
        <translation>生成支持包…</translation>
    </message>
    <message>
        <source>Cancel inspection</source>
        <translation>取消检测</translation>
    </message>
    <message>
        <source>Certificate of the chosen mark</source>
        <translation>所选标记的证书</translation>
    </message>
    <message>
        <source>Challenge set: ask the known parts</source>
        <translation>考核集：考核已知零件</translation>
    </message>
    <message>
        <source>Challenge set: see the last run, confirm it…</source>
        <translation>考核集：查看并确认上次考核…</translation>
    </message>
    <message>
        <source>Compare with a good part</source>
        <translation>与良品对比</translation>
    </message>
    <message>
        <source>Compare with an earlier run</source>
        <translation>与早先的运行对比</translation>
    </message>
    <message>
        <source>Compare with another view of the part</source>
        <translation>与零件的另一视角对比</translation>
    </message>
    <message>
        <source>Compare with the nearest mark</source>
        <translation>与最相近的标记对比</translation>
    </message>
    <message>
        <source>Compare with the next view or run</source>
        <translation>与下一视角或下一次运行对比</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Defect class</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Defect classes…</source>
        <translation>缺陷类别…</translation>
    </message>
    <message>
        <source>Defect: the selected finding</source>
        <translation>缺陷：所选检出项</translation>
    </message>
    <message>
        <source>Deutsch (German)</source>
        <translation>Deutsch（德语）</translation>
    </message>
    <message>
        <source>Divide by lot: every lot of the recipe</source>
        <translation>按批次分组：配方的所有批次</translation>
    </message>
    <message>
        <source>Divide by part: its images</source>
        <translation>按零件分组：零件的各图像</translation>
    </message>
    <message>
        <source>Divide by view: images of each camera or side</source>
        <translation>按视角分组：各相机或各面的图像</translation>
    </message>
    <message>
        <source>Drop preview or drawn region</source>
        <translation>放弃预览或所画区域</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit keys…</source>
        <translation>编辑快捷键…</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English（英语）</translation>
    </message>
    <message>
        <source>Erase from region</source>
        <translation>擦除区域</translation>
    </message>
    <message>
        <source>Export marks…</source>
        <translation>导出标记…</translation>
    </message>
    <message>
        <source>Export recipe…</source>
        <translation>导出配方…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>导出报告…</translation>
    </message>
    <message>
        <source>Fainter heatmap</source>
        <translation>减弱热图</translation>
    </message>
    <message>
        <source>Faults of the program…</source>
        <translation>程序故障…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filter parts</source>
        <translation>筛选零件</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Fit to the window</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Follow the newest part</source>
        <translation>跟随最新零件</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>Heatmap on the small pictures</source>
        <translation>在小图上显示热图</translation>
    </message>
    <message>
        <source>Heatmap only above the threshold</source>
        <translation>仅显示阈值以上的热图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Import marks…</source>
        <translation>导入标记…</translation>
    </message>
    <message>
        <source>Import recipe…</source>
        <translation>导入配方…</translation>
    </message>
    <message>
        <source>Keep the previewed mark</source>
        <translation>保存预览的标记</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Known good part</source>
        <translation>已知良品</translation>
    </message>
    <message>
        <source>Language of the system</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Lock, or another person</source>
        <translation>锁定或切换人员</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>相似项</translation>
    </message>
    <message>
        <source>Magic wand over the map</source>
        <translation>热图上的魔棒</translation>
    </message>
    <message>
        <source>Magic wand takes in holes</source>
        <translation>魔棒包含孔洞</translation>
    </message>
    <message>
        <source>Merge duplicate marks…</source>
        <translation>合并重复标记…</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一个检出项</translation>
    </message>
    <message>
        <source>Next flagged part</source>
        <translation>下一个可疑零件</translation>
    </message>
    <message>
        <source>Next image of the part</source>
        <translation>零件的下一张图像</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>下一个零件</translation>
    </message>
    <message>
        <source>Next part for a second opinion</source>
        <translation>下一个待二次意见的零件</translation>
    </message>
    <message>
        <source>Next part of the check sample</source>
        <translation>下一个抽检样本零件</translation>
    </message>
    <message>
        <source>Next part where people and machine disagree</source>
        <translation>下一个人机判定不一致的零件</translation>
    </message>
    <message>
        <source>Next undecided part</source>
        <translation>下一个未决定的零件</translation>
    </message>
    <message>
        <source>Next unsure part</source>
        <translation>下一个存疑零件</translation>
    </message>
    <message>
        <source>One list, not divided</source>
        <translation>单一列表，不分组</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open the demo lot</source>
        <translation>打开演示批次</translation>
    </message>
    <message>
        <source>Parts as lines</source>
        <translation>以列表显示零件</translation>
    </message>
    <message>
        <source>Pause or resume inspection</source>
        <translation>暂停或继续检测</translation>
    </message>
    <message>
        <source>People…</source>
        <translation>人员…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Polygon region</source>
        <translation>多边形区域</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>上一个检出项</translation>
    </message>
    <message>
        <source>Previous image of the part</source>
        <translation>零件的上一张图像</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>上一个零件</translation>
    </message>
    <message>
        <source>Pseudo-anomaly: preview a mark</source>
        <translation>伪异常：预览标记</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reject part</source>
        <translation>拒收零件</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Scores and threshold</source>
        <translation>得分与阈值</translation>
    </message>
    <message>
        <source>Select all parts</source>
        <translation>全选零件</translation>
    </message>
    <message>
        <source>Select and pan</source>
        <translation>选择与平移</translation>
    </message>
    <message>
        <source>Select the next part too</source>
        <translation>加选下一个零件</translation>
    </message>
    <message>
        <source>Select the previous part too</source>
        <translation>加选上一个零件</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Stronger heatmap</source>
        <translation>增强热图</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>系统主题</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Wipe between this part and the other</source>
        <translation>与另一零件划动对比</translation>
    </message>
    <message>
        <source>a larger brush, or a wand that takes in more</source>
        <translation>加大画笔，或扩大魔棒范围</translation>
    </message>
    <message>
        <source>a smaller brush, or a wand that takes in less</source>
        <translation>减小画笔，或缩小魔棒范围</translation>
    </message>
    <message>
        <source>closer</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>defect class</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>further away</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>move the selected piece; with Shift by 10 px</source>
        <translation>移动所选部分；按住 Shift 每次 10 px</translation>
    </message>
    <message>
        <source>take away the corner held last, else the selected piece</source>
        <translation>删除最后拖动的顶点，否则删除所选部分</translation>
    </message>
    <message>
        <source>take back the last corner of a polygon</source>
        <translation>撤回多边形的最后一个顶点</translation>
    </message>
    <message>
        <source>the bare picture while it is held</source>
        <translation>按住时显示原始图像</translation>
    </message>
    <message>
        <source>the field before</source>
        <translation>上一个字段</translation>
    </message>
    <message>
        <source>the next field</source>
        <translation>下一个字段</translation>
    </message>
    <message>
        <source>中文 (Chinese)</source>
        <translation>中文（简体）</translation>
    </message>
</context>
<context>
    <name>ApprovalBar</name>
    <message>
        <source>Approve or refuse…</source>
        <translation>批准或驳回…</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>It acts on nothing until you or another person approve it.</source>
        <translation>须经本人或他人批准后才会生效。</translation>
    </message>
    <message>
        <source>One page about this mark as PDF and HTML</source>
        <translation>此标记的一页说明，PDF 和 HTML 格式</translation>
    </message>
    <message>
        <source>You have made it: another person has to approve it.</source>
        <translation>此标记由本人创建：须由他人批准。</translation>
    </message>
</context>
<context>
    <name>ApprovalDialog</name>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approve mark</source>
        <translation>批准标记</translation>
    </message>
    <message>
        <source>Confirmed defects that lose score</source>
        <translation>得分下降的已确认缺陷</translation>
    </message>
    <message>
        <source>Go quiet</source>
        <translation>将变为静默</translation>
    </message>
    <message>
        <source>Known good parts that would be flagged</source>
        <translation>将变为可疑的已知良品</translation>
    </message>
    <message>
        <source>Let it wait</source>
        <translation>暂不处理</translation>
    </message>
    <message>
        <source>May {0} act?</source>
        <translation>是否允许 {0} 生效？</translation>
    </message>
    <message>
        <source>No confirmed defect would be hidden.</source>
        <translation>不会掩盖任何已确认缺陷。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason; needed to refuse it</source>
        <translation>原因；驳回时必填</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Say why first</source>
        <translation>请先说明原因</translation>
    </message>
    <message>
        <source>This mark would hide confirmed defects.</source>
        <translation>此标记会掩盖已确认缺陷。</translation>
    </message>
    <message>
        <source>Why it is approved in spite of that, or refused</source>
        <translation>仍然批准或予以驳回的原因</translation>
    </message>
    <message>
        <source>With this mark known good parts would be flagged.</source>
        <translation>使用此标记会使已知良品变为可疑。</translation>
    </message>
</context>
<context>
    <name>Approving</name>
    <message>
        <source>Certificate of {0} written: {1}</source>
        <translation>{0} 的证书已写入：{1}</translation>
    </message>
    <message>
        <source>Looking what this mark would do…</source>
        <translation>正在评估此标记的影响…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Writing the certificate…</source>
        <translation>正在写入证书…</translation>
    </message>
    <message>
        <source>{0} approved: it acts from now on</source>
        <translation>{0} 已批准：即刻起生效</translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation>{0} 已驳回</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>All {0} rows fit, and every event stands as it was logged.</source>
        <translation>全部 {0} 条记录一致，所有事件均与写入日志时相同。</translation>
    </message>
    <message>
        <source>Bank version</source>
        <translation>记忆库版本</translation>
    </message>
    <message>
        <source>Challenge set asked</source>
        <translation>已执行考核</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Decision taken back</source>
        <translation>决定已撤回</translation>
    </message>
    <message>
        <source>Drawn for the check sample</source>
        <translation>已抽入抽检样本</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>推送</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Mark acts on</source>
        <translation>标记继续生效</translation>
    </message>
    <message>
        <source>Mark approved</source>
        <translation>标记已批准</translation>
    </message>
    <message>
        <source>Mark kept</source>
        <translation>标记已保存</translation>
    </message>
    <message>
        <source>Mark kept again</source>
        <translation>标记已重新保存</translation>
    </message>
    <message>
        <source>Mark kept, waits for approval</source>
        <translation>标记已保存，待批准</translation>
    </message>
    <message>
        <source>Mark refused</source>
        <translation>标记已驳回</translation>
    </message>
    <message>
        <source>Mark revoked</source>
        <translation>标记已废除</translation>
    </message>
    <message>
        <source>Mark waits again</source>
        <translation>标记重新待批准</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 或密码</translation>
    </message>
    <message>
        <source>PIN recovered</source>
        <translation>PIN 已恢复</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>配方版本</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>已从备份恢复</translation>
    </message>
    <message>
        <source>Row {row} cannot be read.</source>
        <translation>记录 {row} 无法读取。</translation>
    </message>
    <message>
        <source>Row {row} does not hold the hash of the row before it.</source>
        <translation>记录 {row} 未包含前一条记录的哈希。</translation>
    </message>
    <message>
        <source>Row {row} is missing.</source>
        <translation>记录 {row} 缺失。</translation>
    </message>
    <message>
        <source>Row {row} was changed: its hash is not that of its content.</source>
        <translation>记录 {row} 已被更改：其哈希与内容不符。</translation>
    </message>
    <message>
        <source>Row {row}: the event in table {table} was changed after it was logged ({detail}).</source>
        <translation>记录 {row}：表 {table} 中的事件在写入日志后被更改（{detail}）。</translation>
    </message>
    <message>
        <source>Row {row}: the event is gone from table {table}.</source>
        <translation>记录 {row}：表 {table} 中已没有该事件。</translation>
    </message>
    <message>
        <source>Row {row}: the log does not begin here as it should.</source>
        <translation>记录 {row}：日志的起始不正确。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>登录被拒</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>签名密钥</translation>
    </message>
    <message>
        <source>Something does not fit. {0} rows were walked.</source>
        <translation>存在不一致。已校验 {0} 条记录。</translation>
    </message>
    <message>
        <source>Table {table} holds rows that the log does not name, or older ones that were changed.</source>
        <translation>表 {table} 中有日志未列出的数据，或有被更改的旧数据。</translation>
    </message>
    <message>
        <source>The head {detail} is not in the log: its end was cut off, or it is another log.</source>
        <translation>链头 {detail} 不在日志中：日志末尾被截断，或这是另一份日志。</translation>
    </message>
    <message>
        <source>The log begins</source>
        <translation>日志起始</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>日志为空。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Watched folder</source>
        <translation>监视文件夹</translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>And {0} more.</source>
        <translation>另有 {0} 条。</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Choose a row to read it in full.</source>
        <translation>请选择一条记录以查看全文。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Export the audit log</source>
        <translation>导出审计日志</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Hash from a report</source>
        <translation>报告中的哈希</translation>
    </message>
    <message>
        <source>Hash from a report, to find an end that was cut off</source>
        <translation>报告中的哈希，用于发现末尾是否被截断</translation>
    </message>
    <message>
        <source>Head: {0}</source>
        <translation>链头：{0}</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Remark: rows at which the clock had gone back: {0}.</source>
        <translation>提示：时钟曾回拨的记录：{0}。</translation>
    </message>
    <message>
        <source>Rows of the log, newest first</source>
        <translation>日志记录，最新的在前</translation>
    </message>
    <message>
        <source>Signed by the key {0}</source>
        <translation>由密钥 {0} 签名</translation>
    </message>
    <message>
        <source>The chosen row in full</source>
        <translation>所选记录的全文</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Walking the log…</source>
        <translation>正在校验日志…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>with a signature</source>
        <translation>附签名</translation>
    </message>
    <message>
        <source>{0} rows</source>
        <translation>{0} 条记录</translation>
    </message>
    <message>
        <source>{0} rows are in {1}</source>
        <translation>{0} 条记录已写入 {1}</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Artifacts that are damaged: {0}</source>
        <translation>损坏的数据文件：{0}</translation>
    </message>
    <message>
        <source>Artifacts that are missing: {0}</source>
        <translation>缺失的数据文件：{0}</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up the workspace</source>
        <translation>备份工作区</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled; nothing was left behind.</source>
        <translation>已取消；未留下任何文件。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Database, banks, marks and known parts go into one file; it is proved by restoring it before it gets its name. Your pictures, keys and logs are not in it. Choose a folder on another disk.</source>
        <translation>数据库、记忆库、标记和已知零件存入一个文件；命名前先通过恢复加以验证。图像、密钥和日志不包含在内。请选择另一磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Folder that the backup goes into</source>
        <translation>存放备份的文件夹</translation>
    </message>
    <message>
        <source>How many daily backups are kept</source>
        <translation>保留的每日备份份数</translation>
    </message>
    <message>
        <source>Keep the newest</source>
        <translation>保留最新</translation>
    </message>
    <message>
        <source>Keep this setting</source>
        <translation>保存此设置</translation>
    </message>
    <message>
        <source>Make one every day while Inspector is open, in the folder above</source>
        <translation>Inspector 打开期间每天在上述文件夹中备份一次</translation>
    </message>
    <message>
        <source>No daily backups are made from now on.</source>
        <translation>今后不再进行每日备份。</translation>
    </message>
    <message>
        <source>One backup is made every day from now on.</source>
        <translation>今后每天备份一次。</translation>
    </message>
    <message>
        <source>Proving it by restoring it…</source>
        <translation>正在通过恢复进行验证…</translation>
    </message>
    <message>
        <source>The workspace itself is not well: {0}</source>
        <translation>工作区本身有问题：{0}</translation>
    </message>
    <message>
        <source>There is no such folder. Choose one that is there.</source>
        <translation>该文件夹不存在。请选择已有的文件夹。</translation>
    </message>
    <message>
        <source>with the heatmaps, which can be made anew</source>
        <translation>包含热图（热图可重新生成）</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>{0}: {1}, proved by restoring it.</source>
        <translation>{0}：{1}，已通过恢复验证。</translation>
    </message>
</context>
<context>
    <name>BankChange</name>
    <message>
        <source>Clears 1 flagged part</source>
        <translation>解除 1 个可疑零件</translation>
    </message>
    <message>
        <source>Clears {0} flagged parts</source>
        <translation>解除 {0} 个可疑零件</translation>
    </message>
    <message>
        <source>flags {0} quiet ones again</source>
        <translation>使 {0} 个静默零件重新变为可疑</translation>
    </message>
    <message>
        <source>loses {0} of {1} known parts</source>
        <translation>{1} 个已知零件中 {0} 个转为误判</translation>
    </message>
</context>
<context>
    <name>BankOfGoodParts</name>
    <message>
        <source>1 part adds {1} patches to {2}</source>
        <translation>1 个零件在现有 {2} 个图块上增加 {1} 个</translation>
    </message>
    <message>
        <source>1 part of this lot is accepted.</source>
        <translation>此批次已接受 1 个零件。</translation>
    </message>
    <message>
        <source>Asking the known parts with the bank before…</source>
        <translation>正在用之前的记忆库考核已知零件…</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Grow the bank</source>
        <translation>扩充记忆库</translation>
    </message>
    <message>
        <source>How full the bank is</source>
        <translation>记忆库的占用程度</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不更改</translation>
    </message>
    <message>
        <source>Look what growing would do</source>
        <translation>查看扩充的影响</translation>
    </message>
    <message>
        <source>Look what the bank before would do</source>
        <translation>查看恢复之前记忆库的影响</translation>
    </message>
    <message>
        <source>Looking what these parts would add and clear…</source>
        <translation>正在评估这些零件会增加和解除什么…</translation>
    </message>
    <message>
        <source>Lose known parts and go on</source>
        <translation>已知零件会转为误判，仍继续</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>No bank yet: the first lot makes it.</source>
        <translation>尚无记忆库：由第一个批次建立。</translation>
    </message>
    <message>
        <source>No part of this lot is accepted yet: the bank grows by parts that a person has accepted.</source>
        <translation>此批次尚无已接受的零件：记忆库只用人工接受的零件扩充。</translation>
    </message>
    <message>
        <source>No parts are known that it could be held against.</source>
        <translation>没有可用于对照的已知零件。</translation>
    </message>
    <message>
        <source>Return to the bank before</source>
        <translation>恢复之前的记忆库</translation>
    </message>
    <message>
        <source>The bank has grown by {0} patches; later lots are judged by it</source>
        <translation>记忆库已扩充 {0} 个图块；之后的批次将据此判定</translation>
    </message>
    <message>
        <source>The bank is the one before its growth again</source>
        <translation>记忆库已恢复到扩充之前</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions of the bank</source>
        <translation>记忆库的版本</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>clears {0} of the flagged parts of this lot</source>
        <translation>解除此批次中的 {0} 个可疑零件</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>with {0}</source>
        <translation>含 {0}</translation>
    </message>
    <message>
        <source>without {0}</source>
        <translation>不含 {0}</translation>
    </message>
    <message>
        <source>{0} of at most {1} patches, from {2} images</source>
        <translation>图块 {0} 个，上限 {1} 个，来自 {2} 张图像</translation>
    </message>
    <message>
        <source>{0} parts add {1} patches to {2}</source>
        <translation>{0} 个零件在现有 {2} 个图块上增加 {1} 个</translation>
    </message>
    <message>
        <source>{0} parts of this lot are accepted.</source>
        <translation>此批次已接受 {0} 个零件。</translation>
    </message>
    <message>
        <source>{0} patches, from {2} images: it was made of {1} and has grown</source>
        <translation>图块 {0} 个，来自 {2} 张图像：最初 {1} 个，后经扩充</translation>
    </message>
</context>
<context>
    <name>BankPage</name>
    <message>
        <source>Each mark acts on this lot and on every later lot. First come those that wait for a second person, then those that confirmed defects look like.</source>
        <translation>每个标记都作用于此批次及之后的所有批次。排在最前的是等待他人批准的标记，其次是与已确认缺陷相似的标记。</translation>
    </message>
    <message>
        <source>Keep again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Keep it all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Marks of this recipe</source>
        <translation>此配方的标记</translation>
    </message>
    <message>
        <source>No marks yet.
A finding in Review that is no defect becomes one: select it and press {0}.</source>
        <translation>尚无标记。
“复核”中不是缺陷的检出项可成为标记：选中后按 {0}。</translation>
    </message>
    <message>
        <source>Revoke it all the same</source>
        <translation>仍然废除</translation>
    </message>
    <message>
        <source>Revoke mark</source>
        <translation>废除标记</translation>
    </message>
    <message>
        <source>With {0} known parts would be judged wrongly</source>
        <translation>保存 {0} 会使已知零件被误判</translation>
    </message>
    <message>
        <source>Without {0} known parts would be judged wrongly</source>
        <translation>废除 {0} 会使已知零件被误判</translation>
    </message>
    <message>
        <source>approval required by {0} from {1} on</source>
        <translation>{0} 规定自 {1} 起须经批准</translation>
    </message>
    <message>
        <source>approved by {0} on {1}</source>
        <translation>{0} 于 {1} 批准</translation>
    </message>
    <message>
        <source>kept again by {0} on {1}</source>
        <translation>{0} 于 {1} 重新保存</translation>
    </message>
    <message>
        <source>kept by {0} on {1}</source>
        <translation>{0} 于 {1} 保存</translation>
    </message>
    <message>
        <source>kept by {0} on {1}, waits for approval</source>
        <translation>{0} 于 {1} 保存，待批准</translation>
    </message>
    <message>
        <source>last used {0}</source>
        <translation>上次使用：{0}</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>从未使用</translation>
    </message>
    <message>
        <source>no confirmed defect looks alike</source>
        <translation>没有相似的已确认缺陷</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>put back to waiting by {0} on {1}</source>
        <translation>{0} 于 {1} 退回待批准</translation>
    </message>
    <message>
        <source>refused by {0} on {1}</source>
        <translation>{0} 于 {1} 驳回</translation>
    </message>
    <message>
        <source>revoked by {0} on {1}</source>
        <translation>{0} 于 {1} 废除</translation>
    </message>
</context>
<context>
    <name>BeginDialog</name>
    <message>
        <source>From then on a name and a PIN stand behind every decision, and roles say who may do what. You are the first administrator: you add the others. Without sign-in, names are the system&apos;s.</source>
        <translation>此后每项决定都对应姓名和 PIN，并由角色规定各人的权限。当前人员为首位管理员，负责添加其他人员。不启用登录时，使用系统用户名。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 或密码</translation>
    </message>
    <message>
        <source>People sign in</source>
        <translation>人员登录</translation>
    </message>
    <message>
        <source>People signed in here before, and do so again. Administrators: {0}</source>
        <translation>此处曾启用人员登录，现将重新启用。管理员：{0}</translation>
    </message>
    <message>
        <source>Sign in from now on</source>
        <translation>从现在起登录</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Nothing that was confirmed is lost; repeat the step, or restart</source>
        <translation>已确认的内容没有丢失；请重复该步骤或重新启动</translation>
    </message>
    <message>
        <source>Report: {0}</source>
        <translation>崩溃报告：{0}</translation>
    </message>
    <message>
        <source>the program made a mistake ({0})</source>
        <translation>程序出错（{0}）</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture of the part</source>
        <translation>零件图像</translation>
    </message>
    <message>
        <source>quiet: {label}</source>
        <translation>静默：{label}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Copy as table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Copy or save this figure</source>
        <translation>复制或保存此图表</translation>
    </message>
    <message>
        <source>Copy or save {0}</source>
        <translation>复制或保存 {0}</translation>
    </message>
    <message>
        <source>Drawings (*{0})</source>
        <translation>图形 (*{0})</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>另存为 SVG…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The same figures as a table</source>
        <translation>以表格显示相同数据</translation>
    </message>
    <message>
        <source>{0} as a table</source>
        <translation>{0}（表格）</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>quiet because of {0}</source>
        <translation>被 {0} 静默</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>A new recipe: it knows no mark, and learns from this folder what is normal.</source>
        <translation>新配方：还没有任何标记，将从该文件夹中学习什么是正常的。</translation>
    </message>
    <message>
        <source>Free text. It names the recipe: folders with the same name share their marks and their threshold.</source>
        <translation>可任意填写。它是配方的名称：同名文件夹共用标记和阈值。</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>It does nothing else: the model has no text tower.</source>
        <translation>除此之外不起作用：该模型没有文本编码塔。</translation>
    </message>
    <message>
        <source>Kind of part</source>
        <translation>零件类型</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The model of this recipe is asked in its words, too.</source>
        <translation>此配方的模型也以此文字作为提示词。</translation>
    </message>
    <message>
        <source>This recipe is there: its bank, marks and threshold are used.</source>
        <translation>该配方已存在：将使用它的库、标记和阈值。</translation>
    </message>
    <message>
        <source>What kind of part is in this folder?</source>
        <translation>此文件夹中是哪种零件？</translation>
    </message>
    <message>
        <source>Which pictures show the same part?</source>
        <translation>哪些图像属于同一零件？</translation>
    </message>
</context>
<context>
    <name>Challenge</name>
    <message>
        <source>Few rejects are known yet: reject parts with true defects, and this says more.</source>
        <translation>已知不良品还很少：请拒收带有真实缺陷的零件，考核结果才更有说服力。</translation>
    </message>
    <message>
        <source>Lost: {0}. Gained: {1}. Weakened: {2}.</source>
        <translation>转为误判：{0}。转为正确：{1}。减弱：{2}。</translation>
    </message>
    <message>
        <source>gained</source>
        <translation>转为正确</translation>
    </message>
    <message>
        <source>good part</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>转为误判</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>不良品</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>weakened</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>误判</translation>
    </message>
    <message>
        <source>{0} cannot be asked: features and picture are gone.</source>
        <translation>{0} 个无法考核：特征和图像均已不存在。</translation>
    </message>
    <message>
        <source>{0} of {1} known rejects are flagged, {2} of {3} known good parts are.</source>
        <translation>{1} 个已知不良品中 {0} 个可疑，{3} 个已知良品中 {2} 个可疑。</translation>
    </message>
</context>
<context>
    <name>ChallengeAge</name>
    <message>
        <source>Last asked on {0} by {1}: {2} rejects, {3} good parts</source>
        <translation>上次考核：{0}，由 {1} 执行，不良品 {2} 个，良品 {3} 个</translation>
    </message>
    <message>
        <source>good and flagged: {0}</source>
        <translation>良品但可疑：{0}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>not flagged: {0}</source>
        <translation>未判为可疑：{0}</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>{0} 天前</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>{0} 小时前</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>{0} 分钟前</translation>
    </message>
    <message>
        <source>▲ challenge failed {0}, confirmed by {1}</source>
        <translation>▲ 考核未通过（{0}），已由 {1} 确认</translation>
    </message>
    <message>
        <source>▲ challenge never passed</source>
        <translation>▲ 考核从未通过</translation>
    </message>
    <message>
        <source>▲ challenge passed {0}, wanted every {1} h</source>
        <translation>▲ 考核通过（{0}），要求每 {1} 小时一次</translation>
    </message>
    <message>
        <source>✓ challenge passed {0}, 1 part</source>
        <translation>✓ 考核通过（{0}），1 个零件</translation>
    </message>
    <message>
        <source>✓ challenge passed {0}, {1} parts</source>
        <translation>✓ 考核通过（{0}），{1} 个零件</translation>
    </message>
    <message>
        <source>✕ challenge failed {0}: {1} of {2} parts wrong</source>
        <translation>✕ 考核未通过（{0}）：{2} 个零件中 {1} 个误判</translation>
    </message>
</context>
<context>
    <name>ChallengeDialog</name>
    <message>
        <source>A double click, or Enter, opens the part.</source>
        <translation>双击或按 Enter 打开零件。</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Challenge set</source>
        <translation>考核集</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>已知为</translation>
    </message>
    <message>
        <source>Known parts of {0}</source>
        <translation>{0} 的已知零件</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原状</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Why it is done all the same</source>
        <translation>仍然执行的原因</translation>
    </message>
</context>
<context>
    <name>ChallengeRun</name>
    <message>
        <source>good part, flagged</source>
        <translation>良品，判为可疑</translation>
    </message>
    <message>
        <source>reject, not flagged</source>
        <translation>不良品，未判为可疑</translation>
    </message>
</context>
<context>
    <name>ChallengeRunDialog</name>
    <message>
        <source>A double click, or Enter, opens the part.</source>
        <translation>双击或按 Enter 打开零件。</translation>
    </message>
    <message>
        <source>Ask the known parts again</source>
        <translation>重新考核已知零件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>仍然继续</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>已知为</translation>
    </message>
    <message>
        <source>Last run of the challenge set</source>
        <translation>上次考核</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Why work goes on although these parts are judged wrongly</source>
        <translation>这些零件被误判但仍继续工作的原因</translation>
    </message>
</context>
<context>
    <name>ChangeView</name>
    <message>
        <source>Confirmed defects that lose score</source>
        <translation>得分下降的已确认缺陷</translation>
    </message>
    <message>
        <source>Flagged again</source>
        <translation>重新变为可疑</translation>
    </message>
    <message>
        <source>Go quiet</source>
        <translation>将变为静默</translation>
    </message>
    <message>
        <source>Known parts that would be judged wrongly</source>
        <translation>将被误判的已知零件</translation>
    </message>
    <message>
        <source>Known parts would be judged wrongly. Look at them before you go on.</source>
        <translation>会有已知零件被误判。请先查看这些零件再继续。</translation>
    </message>
    <message>
        <source>No known part would be judged wrongly.</source>
        <translation>不会有已知零件被误判。</translation>
    </message>
    <message>
        <source>Quiet parts would be flagged again. Look at them before you go on.</source>
        <translation>会有静默零件重新变为可疑。请先查看这些零件再继续。</translation>
    </message>
</context>
<context>
    <name>ClassPicker</name>
    <message>
        <source>Defect class {0}</source>
        <translation>缺陷类别 {0}</translation>
    </message>
</context>
<context>
    <name>ClassesDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Defect classes of {0}</source>
        <translation>{0} 的缺陷类别</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The number in front is the key. A change is a new version of the recipe: reviews keep the class they were given.</source>
        <translation>前面的数字即快捷键。更改会生成新的配方版本：已有复核保留原来的类别。</translation>
    </message>
    <message>
        <source>new class</source>
        <translation>新类别</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A lot is being inspected.</source>
        <translation>正在检测一个批次。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Inspection is running</source>
        <translation>检测正在运行</translation>
    </message>
    <message>
        <source>It goes on where it was at the next start. Nothing that was decided is lost.</source>
        <translation>下次启动时从当前位置继续。已做的决定不会丢失。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不关闭</translation>
    </message>
</context>
<context>
    <name>ColourBar</name>
    <message>
        <source>0 good</source>
        <translation>0 良品</translation>
    </message>
    <message>
        <source>2 or more</source>
        <translation>2 及以上</translation>
    </message>
    <message>
        <source>Colours of the heatmap: 0 good, 1 threshold, 2 and more</source>
        <translation>热图颜色：0 良品，1 阈值，2 及以上</translation>
    </message>
    <message>
        <source>{value} threshold</source>
        <translation>{value} 阈值</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>No command has these words</source>
        <translation>没有包含这些字词的命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>要执行什么操作？</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>accept part</source>
        <translation>接受零件</translation>
    </message>
    <message>
        <source>accept {0} parts</source>
        <translation>接受 {0} 个零件</translation>
    </message>
    <message>
        <source>approve {0}</source>
        <translation>批准 {0}</translation>
    </message>
    <message>
        <source>change defect classes</source>
        <translation>更改缺陷类别</translation>
    </message>
    <message>
        <source>change settings of the recipe</source>
        <translation>更改配方设置</translation>
    </message>
    <message>
        <source>finding is {0}</source>
        <translation>检出项：{0}</translation>
    </message>
    <message>
        <source>grow the bank by 1 part</source>
        <translation>用 1 个零件扩充记忆库</translation>
    </message>
    <message>
        <source>grow the bank by {0} parts</source>
        <translation>用 {0} 个零件扩充记忆库</translation>
    </message>
    <message>
        <source>import marks</source>
        <translation>导入标记</translation>
    </message>
    <message>
        <source>keep mark</source>
        <translation>保存标记</translation>
    </message>
    <message>
        <source>keep {0} again</source>
        <translation>重新保存 {0}</translation>
    </message>
    <message>
        <source>merge {0} into {1}</source>
        <translation>将 {0} 合并到 {1}</translation>
    </message>
    <message>
        <source>move threshold</source>
        <translation>移动阈值</translation>
    </message>
    <message>
        <source>name a good part</source>
        <translation>指定已知良品</translation>
    </message>
    <message>
        <source>no known good part any more</source>
        <translation>取消已知良品</translation>
    </message>
    <message>
        <source>refuse {0}</source>
        <translation>驳回 {0}</translation>
    </message>
    <message>
        <source>region is {0}</source>
        <translation>区域：{0}</translation>
    </message>
    <message>
        <source>reject part</source>
        <translation>拒收零件</translation>
    </message>
    <message>
        <source>reject {0} parts</source>
        <translation>拒收 {0} 个零件</translation>
    </message>
    <message>
        <source>return to the bank before</source>
        <translation>恢复之前的记忆库</translation>
    </message>
    <message>
        <source>revoke {0}</source>
        <translation>废除 {0}</translation>
    </message>
    <message>
        <source>unsure of part</source>
        <translation>零件存疑</translation>
    </message>
    <message>
        <source>unsure of {0} parts</source>
        <translation>{0} 个零件存疑</translation>
    </message>
    <message>
        <source>{0} findings are {1}</source>
        <translation>{0} 个检出项：{1}</translation>
    </message>
</context>
<context>
    <name>ComparisonDesk</name>
    <message>
        <source>before {0}</source>
        <translation>{0} 之前</translation>
    </message>
    <message>
        <source>nearest good part</source>
        <translation>最相近的良品</translation>
    </message>
    <message>
        <source>nearest mark {0}, {1}</source>
        <translation>最相近的标记 {0}，{1}</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>得分 {0}</translation>
    </message>
    <message>
        <source>with {0}</source>
        <translation>含 {0}</translation>
    </message>
</context>
<context>
    <name>ConfirmChallenge</name>
    <message>
        <source>Asking the known parts…</source>
        <translation>正在考核已知零件…</translation>
    </message>
    <message>
        <source>Confirmed: it stands beside the run of the challenge set</source>
        <translation>已确认：将随考核结果一并记录</translation>
    </message>
    <message>
        <source>Other parts are judged wrongly now. Nothing was confirmed yet.</source>
        <translation>现在是其他零件被误判。尚未确认任何内容。</translation>
    </message>
    <message>
        <source>The known parts are judged rightly now: nothing had to be confirmed</source>
        <translation>已知零件现已判定正确：无需确认</translation>
    </message>
</context>
<context>
    <name>CostPlot</name>
    <message>
        <source>Expected cost over the threshold</source>
        <translation>不同阈值下的预期成本</translation>
    </message>
    <message>
        <source>Least at {0}</source>
        <translation>最低点：{0}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Faults of the program</source>
        <translation>程序故障</translation>
    </message>
    <message>
        <source>Inspector made a mistake the last time. Nothing that was confirmed is lost. This is all that was noted; it can hold the name of a file. It is sent nowhere unless you hand it on yourself.</source>
        <translation>Inspector 上次运行时出错。已确认的内容没有丢失。以下是记录的全部内容；其中可能含有文件名。除非自行转交，否则不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>The report could not be deleted: {0}</source>
        <translation>无法删除报告：{0}</translation>
    </message>
    <message>
        <source>The report could not be saved: {0}</source>
        <translation>无法保存报告：{0}</translation>
    </message>
    <message>
        <source>The report in full</source>
        <translation>报告全文</translation>
    </message>
    <message>
        <source>There is no report.</source>
        <translation>没有报告。</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>选择报告</translation>
    </message>
</context>
<context>
    <name>CrashLoop</name>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>Inspector ended twice in a row while it was starting.</source>
        <translation>Inspector 连续两次在启动过程中退出。</translation>
    </message>
    <message>
        <source>It can start without opening the last lot and without going on with its inspection. Nothing that was decided is lost; lots can be opened afterwards as always.</source>
        <translation>可以不打开上次的批次、不继续其检测而启动。已做的决定没有丢失；之后仍可照常打开批次。</translation>
    </message>
    <message>
        <source>Start as always</source>
        <translation>照常启动</translation>
    </message>
    <message>
        <source>Start without the lot</source>
        <translation>不打开批次启动</translation>
    </message>
</context>
<context>
    <name>CurrentLot</name>
    <message>
        <source>starting the engine</source>
        <translation>正在启动引擎</translation>
    </message>
</context>
<context>
    <name>DecisionButtons</name>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
</context>
<context>
    <name>DefectClasses</name>
    <message>
        <source>dent</source>
        <translation>凹痕</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>划痕</translation>
    </message>
    <message>
        <source>stain</source>
        <translation>污渍</translation>
    </message>
</context>
<context>
    <name>DemoGuide</name>
    <message>
        <source>1 part is quiet because of the marks of the lot before, {0} are flagged. Revoke a mark in the bank, and its parts come back.</source>
        <translation>1 个零件因上一批次的标记而静默，{0} 个可疑。在标记库中废除一个标记，相应零件便会恢复。</translation>
    </message>
    <message>
        <source>1 part is quiet because of your marks, {0} stay flagged. Mark another shadow if one is left, then see whether the next lot knows them.</source>
        <translation>1 个零件因已做的标记而静默，{0} 个仍可疑。如还有阴影，请再标记一处，然后看看下一批次是否认得这些标记。</translation>
    </message>
    <message>
        <source>End the guide</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Open the next lot</source>
        <translation>打开下一批次</translation>
    </message>
    <message>
        <source>The next lot of the recipe knows your marks from its first part on.</source>
        <translation>此配方的下一批次从第一个零件起就认得已做的标记。</translation>
    </message>
    <message>
        <source>This is what the mark would do; nothing is stored yet. P keeps it, Esc drops it.</source>
        <translation>这是该标记将产生的效果；尚未保存任何内容。按 P 保存，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>{0} parts are flagged: some have a true defect, others only the shadow of a gripper. N goes to the next one; on a shadow, press P.</source>
        <translation>{0} 个零件可疑：有些确有缺陷，有些只是夹爪的阴影。按 N 转到下一个；遇到阴影请按 P。</translation>
    </message>
    <message>
        <source>{0} parts are quiet because of the marks of the lot before, {1} are flagged. Revoke a mark in the bank, and its parts come back.</source>
        <translation>{0} 个零件因上一批次的标记而静默，{1} 个可疑。在标记库中废除一个标记，相应零件便会恢复。</translation>
    </message>
    <message>
        <source>{0} parts are quiet because of your marks, {1} stay flagged. Mark another shadow if one is left, then see whether the next lot knows them.</source>
        <translation>{0} 个零件因已做的标记而静默，{1} 个仍可疑。如还有阴影，请再标记一处，然后看看下一批次是否认得这些标记。</translation>
    </message>
    <message>
        <source>{0} plates are being inspected. No training, no labels: what is usual in the lot counts as normal.</source>
        <translation>正在检测 {0} 个板件。无需训练，无需标注：批次中常见的即视为正常。</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>0 is the typical good part, 1 the threshold.</source>
        <translation>0 为典型良品，1 为阈值。</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95% 下限</translation>
    </message>
    <message>
        <source>95 % to</source>
        <translation>95% 上限</translation>
    </message>
    <message>
        <source>A kept thumbnail stands in for the picture.</source>
        <translation>以保存的缩略图代替图像。</translation>
    </message>
    <message>
        <source>A mark removed or lowered a finding; the part is not flagged.</source>
        <translation>标记去除或降低了某个检出项；该零件不可疑。</translation>
    </message>
    <message>
        <source>A person found a defect.</source>
        <translation>人工发现缺陷。</translation>
    </message>
    <message>
        <source>A region, {0}, that no finding covers now</source>
        <translation>区域 {0}，目前没有检出项覆盖</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Acts on parts</source>
        <translation>作用的零件数</translation>
    </message>
    <message>
        <source>Agreement of {0} and {1}</source>
        <translation>{0} 与 {1} 的一致性</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Approved by {0}, {1}</source>
        <translation>由 {0} 批准，{1}</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Area and place</source>
        <translation>面积与位置</translation>
    </message>
    <message>
        <source>Area mm²</source>
        <translation>面积 mm²</translation>
    </message>
    <message>
        <source>Area px</source>
        <translation>面积 px</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Audit log, SHA-256 of the row</source>
        <translation>审计日志，记录的 SHA-256</translation>
    </message>
    <message>
        <source>Audit log, row</source>
        <translation>审计日志，记录</translation>
    </message>
    <message>
        <source>Audit log, row {0}</source>
        <translation>审计日志，记录 {0}</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>记忆库</translation>
    </message>
    <message>
        <source>Bank patches</source>
        <translation>记忆库图块</translation>
    </message>
    <message>
        <source>Bank version</source>
        <translation>记忆库版本</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>By it alone</source>
        <translation>仅凭此标记</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中心线</translation>
    </message>
    <message>
        <source>Centre: all lots together; limits: three sigma at each lot&apos;s own size.</source>
        <translation>中心线：全部批次合计；控制限：按各批次数量的 3σ。</translation>
    </message>
    <message>
        <source>Centre: the baseline “{0}” alone ({1} of {2} parts, lots: {3}), which later lots do not move; limits: three sigma at each lot&apos;s own size.</source>
        <translation>中心线：仅取自基线“{0}”（{2} 个零件中的 {1} 个，批次：{3}），后续批次不会使其移动；控制限：按各批次自身数量的三倍 σ。</translation>
    </message>
    <message>
        <source>Certificate of a mark</source>
        <translation>标记证书</translation>
    </message>
    <message>
        <source>Certificate of mark {0}</source>
        <translation>标记 {0} 的证书</translation>
    </message>
    <message>
        <source>Certificates of marks</source>
        <translation>标记证书</translation>
    </message>
    <message>
        <source>Challenge set</source>
        <translation>考核集</translation>
    </message>
    <message>
        <source>Check sample</source>
        <translation>抽检样本</translation>
    </message>
    <message>
        <source>Check sample, not decided</source>
        <translation>抽检样本，未决定</translation>
    </message>
    <message>
        <source>Cleared {0} flagged parts of the lot {1}{2}</source>
        <translation>解除了批次 {1} 中的 {0} 个可疑零件{2}</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa {0} (95 %: {1} to {2}), the same word on {3} of {4} parts</source>
        <translation>Cohen&apos;s kappa {0}（95%：{1} 至 {2}），{4} 个零件中 {3} 个结论相同</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa {0}, the same word on {1} of {2} parts; too few for an interval, which takes {3} parts</source>
        <translation>Cohen&apos;s kappa {0}，{2} 个零件中 {1} 个结论相同；数量不足以给出区间，至少需要 {3} 个零件</translation>
    </message>
    <message>
        <source>Computed with</source>
        <translation>计算环境</translation>
    </message>
    <message>
        <source>Confirmed defects could not be compared with it.</source>
        <translation>无法将已确认缺陷与之比较。</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Content SHA-256</source>
        <translation>内容 SHA-256</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Control charts</source>
        <translation>控制图</translation>
    </message>
    <message>
        <source>Could not be inspected</source>
        <translation>无法检测</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>统计依据</translation>
    </message>
    <message>
        <source>Database state</source>
        <translation>数据库状态</translation>
    </message>
    <message>
        <source>Database state SHA-256</source>
        <translation>数据库状态 SHA-256</translation>
    </message>
    <message>
        <source>Decided at</source>
        <translation>决定时间</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Defect class</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Defect classes of {0} rejected parts, the most frequent first</source>
        <translation>{0} 个拒收零件的缺陷类别，按频次从高到低</translation>
    </message>
    <message>
        <source>Defects</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Defects near</source>
        <translation>邻近缺陷</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <source>Document SHA-256</source>
        <translation>文档 SHA-256</translation>
    </message>
    <message>
        <source>Drawn among the parts that were not flagged: blind until decided.</source>
        <translation>从未判为可疑的零件中抽取：决定前为盲检。</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Escape rate</source>
        <translation>漏检率</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>False calls over the last lots</source>
        <translation>近期各批次的误报</translation>
    </message>
    <message>
        <source>False calls: flagged, and good in the eyes of a person.</source>
        <translation>误报：判为可疑，但人工认为是良品。</translation>
    </message>
    <message>
        <source>False-call rate</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检出项</translation>
    </message>
    <message>
        <source>First-pass yield</source>
        <translation>一次通过率</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>Flagged parts over the last lots</source>
        <translation>近期各批次的可疑零件</translation>
    </message>
    <message>
        <source>Flagged rightly</source>
        <translation>可疑判定正确率</translation>
    </message>
    <message>
        <source>Flagged {0} of {1} known good parts{2}</source>
        <translation>使 {1} 个已知良品中的 {0} 个变为可疑{2}</translation>
    </message>
    <message>
        <source>Flagged, accepted</source>
        <translation>可疑，已接受</translation>
    </message>
    <message>
        <source>Flagged, not decided</source>
        <translation>可疑，未决定</translation>
    </message>
    <message>
        <source>Heatmap of {0}</source>
        <translation>{0} 的热图</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Hid {0} of {1} confirmed defects{2}, weakened {3}{4}</source>
        <translation>掩盖了 {1} 个已确认缺陷中的 {0} 个{2}，减弱 {3} 个{4}</translation>
    </message>
    <message>
        <source>Histogram of the part scores</source>
        <translation>零件得分直方图</translation>
    </message>
    <message>
        <source>How it was inspected</source>
        <translation>检测方式</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Image SHA-256</source>
        <translation>图像 SHA-256</translation>
    </message>
    <message>
        <source>Inspected</source>
        <translation>已检测</translation>
    </message>
    <message>
        <source>Inspected from</source>
        <translation>检测开始</translation>
    </message>
    <message>
        <source>Inspected to</source>
        <translation>检测结束</translation>
    </message>
    <message>
        <source>Inspection report</source>
        <translation>检测报告</translation>
    </message>
    <message>
        <source>It waits for another person than {0}.</source>
        <translation>等待 {0} 以外的人员批准。</translation>
    </message>
    <message>
        <source>Kappa is not defined: both said the same of every part.</source>
        <translation>kappa 无定义：两人对每个零件的结论都相同。</translation>
    </message>
    <message>
        <source>Kept before approval was required; it acts on.</source>
        <translation>在要求批准之前保存；继续生效。</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左边缘</translation>
    </message>
    <message>
        <source>Limit: {0} s.</source>
        <translation>上限：{0} 秒。</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Lot number</source>
        <translation>批次号</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Lower threshold, raw</source>
        <translation>下阈值，原始</translation>
    </message>
    <message>
        <source>Machine against people</source>
        <translation>机器与人工对比</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>创建人</translation>
    </message>
    <message>
        <source>Made by Inspector on {0}; all times are of that place. Scores are calibrated to the recipe&apos;s threshold and are never stretched image by image. Intervals are Clopper-Pearson at 95 % confidence.</source>
        <translation>由 Inspector 于 {0} 生成；所有时间均为生成地的当地时间。得分按配方阈值校准，从不逐张图像拉伸。区间为 95% 置信度的 Clopper-Pearson 区间。</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Marks that act in this lot: on what evidence they were kept, and who answers for them.</source>
        <translation>在此批次中生效的标记：保存的依据和负责人。</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Middle half</source>
        <translation>中间 50%</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Nine in ten below</source>
        <translation>90 百分位</translation>
    </message>
    <message>
        <source>No defect is confirmed yet.</source>
        <translation>尚无已确认缺陷。</translation>
    </message>
    <message>
        <source>No finding above the threshold.</source>
        <translation>没有高于阈值的检出项。</translation>
    </message>
    <message>
        <source>No run rule is broken.</source>
        <translation>未违反判异准则。</translation>
    </message>
    <message>
        <source>Not inspected</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Ok</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Only parts that match “{0}”: {1} of {2}. Every figure below counts these.</source>
        <translation>仅含符合“{0}”的零件：{2} 个中的 {1} 个。以下各项数字均按此统计。</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开时间</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>第 {0} 页，共 {1} 页</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Partly quiet because of</source>
        <translation>部分静默，原因</translation>
    </message>
    <message>
        <source>Partly quiet because of {0} ({1})</source>
        <translation>被 {0} 部分静默（{1}）</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Parts of which a mark removed or lowered a finding; saved are those that are ok now. Some would be ok without it.</source>
        <translation>标记去除或降低了其检出项的零件；其中现已合格者计为“免复核”，有些即使没有该标记也会合格。</translation>
    </message>
    <message>
        <source>Parts on which a pseudo-anomaly was marked.</source>
        <translation>标记过伪异常的零件。</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Photograph of {0}</source>
        <translation>{0} 的照片</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Pseudo-anomalies that the recipe knows, and whether they acted when this lot was scored.</source>
        <translation>配方已知的伪异常，以及此批次评分时是否生效。</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quiet because of</source>
        <translation>静默原因</translation>
    </message>
    <message>
        <source>Quiet because of a mark</source>
        <translation>因标记而静默</translation>
    </message>
    <message>
        <source>Quiet because of {0} ({1})</source>
        <translation>被 {0} 静默（{1}）</translation>
    </message>
    <message>
        <source>Raw peak</source>
        <translation>原始峰值</translation>
    </message>
    <message>
        <source>Raw score</source>
        <translation>原始得分</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Recipe / bank version</source>
        <translation>配方 / 记忆库版本</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>配方版本</translation>
    </message>
    <message>
        <source>Recipe version {0}, bank version {1}, threshold {2} raw.</source>
        <translation>配方版本 {0}，记忆库版本 {1}，原始阈值 {2}。</translation>
    </message>
    <message>
        <source>Refused by {0}, {1}</source>
        <translation>由 {0} 驳回，{1}</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Region of {0}</source>
        <translation>{0} 的区域</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒收</translation>
    </message>
    <message>
        <source>Rejected parts over the last lots</source>
        <translation>近期各批次的拒收零件</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>免复核</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Scored again</source>
        <translation>重新评分</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Scores are calibrated to the recipe&apos;s threshold of then: 0 the typical good part, 1 the threshold. All times are of the place where this was made.</source>
        <translation>得分按配方当时的阈值校准：0 为典型良品，1 为阈值。所有时间均为生成地的当地时间。</translation>
    </message>
    <message>
        <source>Scores are calibrated to the recipe&apos;s threshold. Intervals are Clopper-Pearson at 95 % confidence. All times are of the place where this was made.</source>
        <translation>得分按配方阈值校准。区间为 95% 置信度的 Clopper-Pearson 区间。所有时间均为生成地的当地时间。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Share of</source>
        <translation>统计项</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Sources of marks</source>
        <translation>标记来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工位</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>The guard had nothing against it.</source>
        <translation>保护未提出异议。</translation>
    </message>
    <message>
        <source>The guard warned, and the mark was kept in spite of it.</source>
        <translation>保护已发出警告，但仍保存了标记。</translation>
    </message>
    <message>
        <source>The guard was blind: fewer than five defects were known.</source>
        <translation>保护未起作用：已知缺陷不足 5 个。</translation>
    </message>
    <message>
        <source>The machine flagged these; nobody has decided, or was unsure.</source>
        <translation>机器判为可疑；无人决定，或人工存疑。</translation>
    </message>
    <message>
        <source>The picture cannot be read.</source>
        <translation>无法读取图像。</translation>
    </message>
    <message>
        <source>The picture cannot be shown.</source>
        <translation>无法显示图像。</translation>
    </message>
    <message>
        <source>The preview was not kept with this mark: it is of an earlier version of the program.</source>
        <translation>此标记未保存预览：它来自较早的程序版本。</translation>
    </message>
    <message>
        <source>The recipe asked for no approval when it was kept.</source>
        <translation>保存时配方不要求批准。</translation>
    </message>
    <message>
        <source>These parts have no verdict.</source>
        <translation>这些零件没有判定。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Threshold rests on</source>
        <translation>阈值依据</translation>
    </message>
    <message>
        <source>Threshold, raw</source>
        <translation>阈值，原始</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time for a decision</source>
        <translation>决定用时</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上边缘</translation>
    </message>
    <message>
        <source>Typical good part, raw</source>
        <translation>典型良品，原始</translation>
    </message>
    <message>
        <source>Under the map: a typical good part.</source>
        <translation>热图下方：典型良品。</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Weights SHA-256</source>
        <translation>权重 SHA-256</translation>
    </message>
    <message>
        <source>What the marks saved</source>
        <translation>标记免去的复核</translation>
    </message>
    <message>
        <source>Where fewer than five parts of a kind are expected, the limits are binomial quantiles.</source>
        <translation>某类零件预期不足 5 个时，控制限采用二项分布分位数。</translation>
    </message>
    <message>
        <source>Where findings lie</source>
        <translation>检出项分布</translation>
    </message>
    <message>
        <source>Where {0} findings lie; the darkest place is covered by {1}</source>
        <translation>{0} 个检出项的分布；颜色最深处被 {1} 个覆盖</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>良率</translation>
    </message>
    <message>
        <source>a small picture that was kept</source>
        <translation>保存的小图</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>accepted parts that are flagged, of all accepted parts</source>
        <translation>已接受但判为可疑的零件，占全部已接受零件的比例</translation>
    </message>
    <message>
        <source>accepted parts that are flagged, of all parts accepted or ok</source>
        <translation>已接受但判为可疑的零件，占全部已接受或合格零件的比例</translation>
    </message>
    <message>
        <source>acts</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>acts in this lot</source>
        <translation>在此批次中生效</translation>
    </message>
    <message>
        <source>acts on</source>
        <translation>继续生效</translation>
    </message>
    <message>
        <source>acts on no part now</source>
        <translation>目前不作用于任何零件</translation>
    </message>
    <message>
        <source>acts on {0} part</source>
        <translation>作用于 {0} 个零件</translation>
    </message>
    <message>
        <source>acts on {0} parts</source>
        <translation>作用于 {0} 个零件</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>beyond its reach</source>
        <translation>作用范围外</translation>
    </message>
    <message>
        <source>beyond the control limits (Nelson 1, Western Electric 1)</source>
        <translation>超出控制限（Nelson 1，Western Electric 1）</translation>
    </message>
    <message>
        <source>blind until decided</source>
        <translation>决定前为盲检</translation>
    </message>
    <message>
        <source>boxes of the findings of flagged parts, as shares of the picture; pictures are not laid over each other first</source>
        <translation>可疑零件检出项的边框，按其在图像中所占比例；图像未先行对齐</translation>
    </message>
    <message>
        <source>calibrated scores of the parts that the machine calls ok; drift as it was measured after inspection</source>
        <translation>机器判为合格的零件的校准得分；漂移按检测后的测量值</translation>
    </message>
    <message>
        <source>check</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>confirmed by {0}: {1}</source>
        <translation>由 {0} 确认：{1}</translation>
    </message>
    <message>
        <source>date, signature</source>
        <translation>日期，签名</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>defective parts of the check sample, of those decided</source>
        <translation>抽检样本中有缺陷的零件，占已决定零件的比例</translation>
    </message>
    <message>
        <source>dent</source>
        <translation>凹痕</translation>
    </message>
    <message>
        <source>did not act in this lot</source>
        <translation>在此批次中未生效</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已抽取</translation>
    </message>
    <message>
        <source>escape rate</source>
        <translation>漏检率</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>failed {0}, {1} before this document: {2} of {3} known parts judged wrongly</source>
        <translation>{0} 未通过（本文档生成前 {1}）：{3} 个已知零件中 {2} 个误判</translation>
    </message>
    <message>
        <source>false calls</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>false-call rate</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of all accepted parts; people do not choose by chance what they review</source>
        <translation>人工接受的可疑零件，占全部已接受零件的比例；复核的零件并非随机选取</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of all good parts: accepted ones, and ok ones that nobody has reviewed</source>
        <translation>人工接受的可疑零件，占全部良品的比例：良品指已接受的零件和无人复核的合格零件</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of the flagged parts that a person decided</source>
        <translation>人工接受的可疑零件，占人工决定的可疑零件的比例</translation>
    </message>
    <message>
        <source>flagged parts that a person accepted, of the good parts of each lot</source>
        <translation>人工接受的可疑零件，占各批次良品的比例</translation>
    </message>
    <message>
        <source>flagged parts, of the inspected parts of each lot</source>
        <translation>可疑零件，占各批次已检测零件的比例</translation>
    </message>
    <message>
        <source>four of five beyond one sigma on one side (Nelson 6, Western Electric 3)</source>
        <translation>连续 5 点中有 4 点在中心线同侧 1σ 以外（Nelson 6，Western Electric 3）</translation>
    </message>
    <message>
        <source>fourteen in a row up and down by turns (Nelson 4)</source>
        <translation>连续 14 点交替上下（Nelson 4）</translation>
    </message>
    <message>
        <source>from {0}, all good; at most {1} false calls with 95 % confidence, if the next parts are like these</source>
        <translation>基于 {0}，均为良品；若后续零件与之相似，误报率不超过 {1}（95% 置信度）</translation>
    </message>
    <message>
        <source>from {0}, all good; no guarantee yet, {1} of {2}</source>
        <translation>基于 {0}，均为良品；尚无保证，{1}/{2}</translation>
    </message>
    <message>
        <source>heatmap</source>
        <translation>热图</translation>
    </message>
    <message>
        <source>heatmap as it is now</source>
        <translation>当前热图</translation>
    </message>
    <message>
        <source>heatmap before the mark</source>
        <translation>标记前的热图</translation>
    </message>
    <message>
        <source>heatmap with the mark</source>
        <translation>标记后的热图</translation>
    </message>
    <message>
        <source>in {0} lot</source>
        <translation>(共 {0} 个批次)</translation>
    </message>
    <message>
        <source>in {0} lots</source>
        <translation>(共 {0} 个批次)</translation>
    </message>
    <message>
        <source>inspection report</source>
        <translation>检测报告</translation>
    </message>
    <message>
        <source>it never passed</source>
        <translation>从未通过</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>kept again</source>
        <translation>已重新保存</translation>
    </message>
    <message>
        <source>kept, waits for approval</source>
        <translation>已保存，待批准</translation>
    </message>
    <message>
        <source>lot {0}</source>
        <translation>批次 {0}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>needs a check sample of parts that were not flagged</source>
        <translation>需要从未判为可疑的零件中抽取的抽检样本</translation>
    </message>
    <message>
        <source>needs the whole lot, without a filter</source>
        <translation>需要整个批次，不加筛选</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>从未考核</translation>
    </message>
    <message>
        <source>nine in a row on one side of the centre (Nelson 2)</source>
        <translation>连续 9 点在中心线同侧（Nelson 2）</translation>
    </message>
    <message>
        <source>no defect known</source>
        <translation>没有已知缺陷</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>no sign-in: names are the system&apos;s</source>
        <translation>未启用登录：使用系统用户名</translation>
    </message>
    <message>
        <source>no threshold yet: no bank has given this recipe a scale</source>
        <translation>尚无阈值：尚无记忆库为此配方提供标度</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not classed</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>not inspected</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not reviewed</source>
        <translation>未复核</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>number {0}</source>
        <translation>编号 {0}</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>parts that a person rejected, of the inspected parts</source>
        <translation>人工拒收的零件，占已检测零件的比例</translation>
    </message>
    <message>
        <source>parts that both decided as a whole, each with the latest review that stands; the second may have seen what the first had said</source>
        <translation>两人均作出整体决定的零件，各取最近一次有效复核；后者可能已看到前者的结论</translation>
    </message>
    <message>
        <source>parts that the machine did not flag, of the inspected parts</source>
        <translation>机器未判为可疑的零件，占已检测零件的比例</translation>
    </message>
    <message>
        <source>parts whose outcome is ok or accepted, of the inspected parts</source>
        <translation>结果为合格或已接受的零件，占已检测零件的比例</translation>
    </message>
    <message>
        <source>passed last {0}</source>
        <translation>上次通过：{0}</translation>
    </message>
    <message>
        <source>passed {0}, {1} before this document (rejects: {2}, good parts: {3})</source>
        <translation>{0} 通过（本文档生成前 {1}；不良品 {2}，良品 {3}）</translation>
    </message>
    <message>
        <source>photograph with the region</source>
        <translation>标出区域的照片</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>provisional, from {0} of the unlabelled lot itself; no guarantee</source>
        <translation>暂定，基于未标注批次自身的 {0}；无保证</translation>
    </message>
    <message>
        <source>pseudo-anomaly</source>
        <translation>伪异常</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>recipe version {0}</source>
        <translation>配方版本 {0}</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已驳回</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒收</translation>
    </message>
    <message>
        <source>rejected parts with the defect classes that people named; a part with two counts in both</source>
        <translation>拒收零件及人工指定的缺陷类别；有两个类别的零件分别计入</translation>
    </message>
    <message>
        <source>rejected parts, of the inspected parts of each lot</source>
        <translation>拒收零件，占各批次已检测零件的比例</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已废除</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>score 1.00, raw {0} (typical good part {1}</source>
        <translation>得分 1.00，原始 {0} (典型良品 {1}</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>划痕</translation>
    </message>
    <message>
        <source>set by hand; no guarantee</source>
        <translation>手动设定；无保证</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>signed in during a part of the lot&apos;s time; other names are the system&apos;s</source>
        <translation>此批次仅部分时段启用登录；其余为系统用户名</translation>
    </message>
    <message>
        <source>six in a row rising or falling (Nelson 3)</source>
        <translation>连续 6 点递增或递减（Nelson 3）</translation>
    </message>
    <message>
        <source>stain</source>
        <translation>污渍</translation>
    </message>
    <message>
        <source>the check sample alone, each checked part weighted by the chance with which it was drawn; estimated escapes, of these and the flagged parts that a person rejected</source>
        <translation>仅依据抽检样本，每个已抽检零件按其抽取概率加权；估计的漏检数，占漏检数与人工拒收的可疑零件之和的比例</translation>
    </message>
    <message>
        <source>the recipe wants it every {0} h</source>
        <translation>配方要求每 {0} 小时一次</translation>
    </message>
    <message>
        <source>the region, closer</source>
        <translation>区域放大图</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>threshold in the middle</source>
        <translation>阈值居中</translation>
    </message>
    <message>
        <source>times between one decision of a person at a station and the next; longer ones than the limit are pauses</source>
        <translation>同一人员在同一工位相邻两次决定的间隔；超过上限的计为停顿</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>to check from {0}</source>
        <translation>待查起点 {0}</translation>
    </message>
    <message>
        <source>two of three beyond two sigma on one side (Nelson 5, Western Electric 2)</source>
        <translation>连续 3 点中有 2 点在中心线同侧 2σ 以外（Nelson 5，Western Electric 2）</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>verdicts at the thresholds of today against what people decided; failed parts could not be inspected</source>
        <translation>按当前阈值的判定与人工决定的对照；失败的零件未能检测</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>版本 {0}</translation>
    </message>
    <message>
        <source>version {0}, from {1} images of good parts</source>
        <translation>版本 {0}，来自 {1} 张良品图像</translation>
    </message>
    <message>
        <source>version {0}, from {1} images of the lot</source>
        <translation>版本 {0}，来自此批次的 {1} 张图像</translation>
    </message>
    <message>
        <source>waits for approval again</source>
        <translation>重新待批准</translation>
    </message>
    <message>
        <source>waits for approval, acts on nothing</source>
        <translation>待批准，不生效</translation>
    </message>
    <message>
        <source>within its reach</source>
        <translation>作用范围内</translation>
    </message>
    <message>
        <source>without a view</source>
        <translation>无视角</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>良率</translation>
    </message>
    <message>
        <source>{0} accepted by a person</source>
        <translation>人工接受 {0} 个</translation>
    </message>
    <message>
        <source>{0} by {1}</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} characters stand as □, no font on this computer has them: {1}</source>
        <translation>{0} 个字符显示为 □，此计算机上没有包含它们的字体：{1}</translation>
    </message>
    <message>
        <source>{0} days</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>失败 {0} 个</translation>
    </message>
    <message>
        <source>{0} flagged not decided</source>
        <translation>可疑未决定 {0} 个</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} inspected</source>
        <translation>已检测 {0} 个</translation>
    </message>
    <message>
        <source>{0} mark</source>
        <translation>{0} 个标记</translation>
    </message>
    <message>
        <source>{0} marks</source>
        <translation>{0} 个标记</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} more, without pictures:</source>
        <translation>另有 {0} 个，不附图像：</translation>
    </message>
    <message>
        <source>{0} not checked yet</source>
        <translation>尚未抽检 {0} 个</translation>
    </message>
    <message>
        <source>{0} not decided</source>
        <translation>未决定 {0} 个</translation>
    </message>
    <message>
        <source>{0} of the flagged parts that a person decided were rejected ({1})</source>
        <translation>人工决定的可疑零件中 {0} 个被拒收（{1}）</translation>
    </message>
    <message>
        <source>{0} of {1} checked parts defective</source>
        <translation>{1} 个已抽检零件中 {0} 个有缺陷</translation>
    </message>
    <message>
        <source>{0} of {1} confirmed defects lie within its reach of {2}</source>
        <translation>{1} 个已确认缺陷中 {0} 个在其作用范围 {2} 内</translation>
    </message>
    <message>
        <source>{0} of {1} · 95 %: {2}–{3} %</source>
        <translation>{0}/{1} · 95%：{2}–{3}%</translation>
    </message>
    <message>
        <source>{0} ok or accepted; first pass {1}</source>
        <translation>合格或已接受 {0} 个；一次通过 {1}</translation>
    </message>
    <message>
        <source>{0} on {1}</source>
        <translation>{0}（主干网络 {1}）</translation>
    </message>
    <message>
        <source>{0} over {1} lots, {2} of them with a signal</source>
        <translation>{0}，共 {1} 个批次，其中 {2} 个有信号</translation>
    </message>
    <message>
        <source>{0} part</source>
        <translation>{0} 个零件</translation>
    </message>
    <message>
        <source>{0} part.</source>
        <translation>{0} 个零件。</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} 个零件</translation>
    </message>
    <message>
        <source>{0} parts.</source>
        <translation>{0} 个零件。</translation>
    </message>
    <message>
        <source>{0} quiet because of a mark</source>
        <translation>因标记而静默 {0} 个</translation>
    </message>
    <message>
        <source>{0} rejected outside of the sample</source>
        <translation>抽检样本以外另有 {0} 个已拒收</translation>
    </message>
    <message>
        <source>{0} to check</source>
        <translation>待查 {0} 个</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Try out…</source>
        <translation>试用…</translation>
    </message>
</context>
<context>
    <name>Escape</name>
    <message>
        <source>But for another place: where the defect was drawn the map reaches only {0}.</source>
        <translation>但起因是另一处：在所画缺陷处，热图最高仅为 {0}。</translation>
    </message>
    <message>
        <source>False calls: not known, no part of this lot was accepted yet.</source>
        <translation>误报：未知，此批次尚未接受任何零件。</translation>
    </message>
    <message>
        <source>False calls: {0} of {1} accepted parts, {2} more than now.</source>
        <translation>误报：{1} 个已接受零件中 {0} 个，比现在多 {2} 个。</translation>
    </message>
    <message>
        <source>It looks as calm as the typical good part.</source>
        <translation>看上去与典型良品没有区别。</translation>
    </message>
    <message>
        <source>Missed: a threshold of {0} would have flagged it</source>
        <translation>漏检：阈值为 {0} 时会判为可疑</translation>
    </message>
    <message>
        <source>Missed: no threshold catches it</source>
        <translation>漏检：任何阈值都无法检出</translation>
    </message>
    <message>
        <source>Of {1} ok parts nobody has reviewed it would flag {0}.</source>
        <translation>{1} 个未经复核的合格零件中，会有 {0} 个判为可疑。</translation>
    </message>
    <message>
        <source>{0} keep something of it quiet: look at the marks first.</source>
        <translation>{0} 使其部分静默：请先查看这些标记。</translation>
    </message>
    <message>
        <source>{0} keeps something of it quiet: look at the mark first.</source>
        <translation>{0} 使其部分静默：请先查看该标记。</translation>
    </message>
</context>
<context>
    <name>FeedDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a feed</source>
        <translation>添加推送</translation>
    </message>
    <message>
        <source>File a day, CSV</source>
        <translation>每日一个文件，CSV</translation>
    </message>
    <message>
        <source>File a day, JSON lines</source>
        <translation>每日一个文件，JSON 行</translation>
    </message>
    <message>
        <source>Header of the secret</source>
        <translation>凭据所用的请求头</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Say where the secret lies, not what it is: env:NAME for an environment variable, keyring:NAME for the keyring of the system.</source>
        <translation>请填写凭据的存放位置，而不是凭据本身：env:NAME 表示环境变量，keyring:NAME 表示系统密钥环。</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>凭据</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Webhook (HTTP POST)</source>
        <translation>Webhook (HTTP POST)</translation>
    </message>
</context>
<context>
    <name>FeedList</name>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>推送</translation>
    </message>
    <message>
        <source>Messages that the other side has refused for ever are kept</source>
        <translation>被对方永久拒绝的消息会保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>发送测试</translation>
    </message>
    <message>
        <source>Send refused again</source>
        <translation>重发被拒消息</translation>
    </message>
    <message>
        <source>Sending a test to {0}…</source>
        <translation>正在向 {0} 发送测试消息…</translation>
    </message>
    <message>
        <source>{0}
{1} waiting</source>
        <translation>{0}
{1} 条待发送</translation>
    </message>
    <message>
        <source>{0}
{1} waiting, last error: {2}</source>
        <translation>{0}
{1} 条待发送，最近的错误：{2}</translation>
    </message>
    <message>
        <source>{0} carries what happens from now on</source>
        <translation>{0} 从现在起推送新事件</translation>
    </message>
    <message>
        <source>{0} has taken the test message</source>
        <translation>{0} 已接收测试消息</translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>{0} 已移除</translation>
    </message>
    <message>
        <source>{0} removed; {1} messages were not sent to it</source>
        <translation>{0} 已移除；{1} 条消息未发送</translation>
    </message>
    <message>
        <source>{0}: {1} messages are sent again</source>
        <translation>{0}：{1} 条消息将重新发送</translation>
    </message>
    <message>
        <source>{0}; {1} refused for ever</source>
        <translation>{0}；{1} 条被永久拒绝</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Show parts</source>
        <translation>显示零件</translation>
    </message>
</context>
<context>
    <name>FigurePanel</name>
    <message>
        <source>Escape rate</source>
        <translation>漏检率</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>预期成本</translation>
    </message>
    <message>
        <source>False-call rate</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>Promise of the good parts</source>
        <translation>良品保证</translation>
    </message>
</context>
<context>
    <name>FigureTile</name>
    <message>
        <source>All it is counted from</source>
        <translation>全部统计依据</translation>
    </message>
    <message>
        <source>{0}: all it is counted from</source>
        <translation>{0}：全部统计依据</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Images of the part</source>
        <translation>零件图像</translation>
    </message>
</context>
<context>
    <name>FindingButtons</name>
    <message>
        <source>Defect</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>Pseudo</source>
        <translation>伪异常</translation>
    </message>
</context>
<context>
    <name>FindingList</name>
    <message>
        <source>Findings</source>
        <translation>检出项</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>How high the heatmap rises in this finding. The part&apos;s score is the mean of the highest hundredth of its picture, so the two need not be the same.</source>
        <translation>热图在该发现处升到的最高值。零件的分数是其图像中最高百分之一的平均值，因此两者不一定相同。</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>手工绘制</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>FirstChoice</name>
    <message>
        <source>One person, no sign-in</source>
        <translation>单人使用，不登录</translation>
    </message>
    <message>
        <source>People sign in…</source>
        <translation>人员登录…</translation>
    </message>
    <message>
        <source>Who works at this station?</source>
        <translation>谁在此工位工作？</translation>
    </message>
    <message>
        <source>Without sign-in every decision bears the system user&apos;s name. It can be changed later: File → People.</source>
        <translation>不启用登录时，每项决定都记在系统用户名下。以后可更改：文件 → 人员。</translation>
    </message>
</context>
<context>
    <name>GalleryGrid</name>
    <message>
        <source>No part matches this filter.
Empty the box to see all parts.</source>
        <translation>没有符合此筛选的零件。
清空输入框以显示所有零件。</translation>
    </message>
    <message>
        <source>No parts yet.
Put pictures into the folder and open it again.</source>
        <translation>尚无零件。
请将图像放入文件夹并重新打开。</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
</context>
<context>
    <name>GalleryPanel</name>
    <message>
        <source>1 part selected</source>
        <translation>已选 1 个零件</translation>
    </message>
    <message>
        <source>A decision is for all of them, and one step to undo</source>
        <translation>决定对所选零件全部生效，撤销只需一步</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Check sample</source>
        <translation>抽检样本</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Could not be inspected</source>
        <translation>无法检测</translation>
    </message>
    <message>
        <source>Divide the list</source>
        <translation>列表分组</translation>
    </message>
    <message>
        <source>Divide the list by lot, part or view</source>
        <translation>按批次、零件或视角对列表分组</translation>
    </message>
    <message>
        <source>Drawn from those not flagged, to be decided without sight of the score</source>
        <translation>从非可疑零件中抽取，在不看分数的情况下判定</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Filter parts</source>
        <translation>筛选零件</translation>
    </message>
    <message>
        <source>Filter: name, verdict:flagged, score:&gt;1.2</source>
        <translation>筛选：名称、verdict:flagged、score:&gt;1.2</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>Flagged, and nobody has decided</source>
        <translation>可疑，且尚无人判定</translation>
    </message>
    <message>
        <source>Not flagged, and a mark took something away; some would have been ok without it</source>
        <translation>非可疑，且有标记消除了一部分；其中一些即使没有标记也会合格</translation>
    </message>
    <message>
        <source>Quieted</source>
        <translation>已静默</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>Sort again   F5
Results have changed; the order was held still</source>
        <translation>重新排序   F5
结果已变化；顺序暂保持不变</translation>
    </message>
    <message>
        <source>Sort order</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>closest to threshold first</source>
        <translation>最接近阈值优先</translation>
    </message>
    <message>
        <source>highest score first</source>
        <translation>得分最高优先</translation>
    </message>
    <message>
        <source>latest first</source>
        <translation>最新优先</translation>
    </message>
    <message>
        <source>{0} parts selected</source>
        <translation>已选 {0} 个零件</translation>
    </message>
</context>
<context>
    <name>GridModel</name>
    <message>
        <source>without a view</source>
        <translation>无视角</translation>
    </message>
</context>
<context>
    <name>GroupCard</name>
    <message>
        <source>A real defect</source>
        <translation>真实缺陷</translation>
    </message>
    <message>
        <source>Harmless: preview a mark</source>
        <translation>无害：预览标记</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>不处理</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>most typical</source>
        <translation>最典型</translation>
    </message>
    <message>
        <source>without a class</source>
        <translation>无类别</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message>
        <source>The guard is blind: no known defects. Reject parts with true defects first, and it sees.</source>
        <translation>保护未起作用：没有已知缺陷。请先拒收带有真实缺陷的零件，保护才能起作用。</translation>
    </message>
    <message>
        <source>The guard is nearly blind: it knows {0} of the {1} defects that it needs. Reject more first.</source>
        <translation>保护几乎不起作用：所需的 {1} 个缺陷中仅已知 {0} 个。请先再拒收一些。</translation>
    </message>
</context>
<context>
    <name>HandleFields</name>
    <message>
        <source>Flagged from</source>
        <translation>可疑起点</translation>
    </message>
    <message>
        <source>To check from</source>
        <translation>待查起点</translation>
    </message>
    <message>
        <source>raw {0}</source>
        <translation>原始 {0}</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Control limits from</source>
        <translation>控制限来源</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Lot numbers</source>
        <translation>批次号</translation>
    </message>
    <message>
        <source>Lot numbers: 10..20, 25</source>
        <translation>批次号：10..20, 25</translation>
    </message>
    <message>
        <source>Lots that the control limits come from, so that later ones do not move them: lot:1..12, or since:2026-03-01 until:2026-03-31</source>
        <translation>控制限所取自的批次，后续批次不会使其移动：lot:1..12，或 since:2026-03-01 until:2026-03-31</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>the lots shown</source>
        <translation>所示批次</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Scores of the lot, with the threshold</source>
        <translation>批次得分及阈值</translation>
    </message>
    <message>
        <source>The scores of the lot appear here once parts are inspected</source>
        <translation>零件检测后，批次得分显示在此处</translation>
    </message>
    <message>
        <source>Threshold {upper}, lower handle {lower}: {ok} ok, {check} check, {flagged} flagged</source>
        <translation>阈值 {upper}，下限滑块 {lower}：合格 {ok}，待查 {check}，可疑 {flagged}</translation>
    </message>
    <message>
        <source>{start} to {end}: {count} parts, {reviewed} reviewed</source>
        <translation>{start} 至 {end}：{count} 个零件，已复核 {reviewed} 个</translation>
    </message>
    <message>
        <source>▨ {n} reviewed</source>
        <translation>▨ 已复核 {n}</translation>
    </message>
    <message>
        <source>▲ {n} flagged</source>
        <translation>▲ 可疑 {n}</translation>
    </message>
    <message>
        <source>◆ {n} check</source>
        <translation>◆ 待查 {n}</translation>
    </message>
    <message>
        <source>● {n} ok</source>
        <translation>● 合格 {n}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>1 mark of recipe {1}, from {2}.</source>
        <translation>配方 {1} 的 1 个标记，来自 {2}。</translation>
    </message>
    <message>
        <source>1 of them is here already.</source>
        <translation>其中 1 个已存在。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import 1 mark</source>
        <translation>导入 1 个标记</translation>
    </message>
    <message>
        <source>Import marks</source>
        <translation>导入标记</translation>
    </message>
    <message>
        <source>Import {0} marks</source>
        <translation>导入 {0} 个标记</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Looking what these marks would do…</source>
        <translation>正在评估这些标记的影响…</translation>
    </message>
    <message>
        <source>Press again: import in spite of it</source>
        <translation>再按一次：仍然导入</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
    <message>
        <source>{0} marks of recipe {1}, from {2}.</source>
        <translation>配方 {1} 的 {0} 个标记，来自 {2}。</translation>
    </message>
    <message>
        <source>{0} of them are here already.</source>
        <translation>其中 {0} 个已存在。</translation>
    </message>
</context>
<context>
    <name>KeepPanel</name>
    <message>
        <source>Put back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>This is the threshold that stands.</source>
        <translation>这是当前有效的阈值。</translation>
    </message>
    <message>
        <source>Use this threshold</source>
        <translation>采用此阈值</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why? Stands with the version</source>
        <translation>原因？随版本记录</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Alt+arrows</source>
        <translation>Alt+方向键</translation>
    </message>
    <message>
        <source>Defect with class 1 to 9</source>
        <translation>类别 1 至 9 的缺陷</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>With the picture in front</source>
        <translation>图像位于前台时</translation>
    </message>
</context>
<context>
    <name>KnownMembers</name>
    <message>
        <source>Alarm from</source>
        <translation>报警起点</translation>
    </message>
    <message>
        <source>Ask all of them</source>
        <translation>考核全部零件</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Drift of the last lots</source>
        <translation>近期各批次的漂移</translation>
    </message>
    <message>
        <source>Every change is held against these parts. Rejects are in the set as long as their review stands; good parts are named in the review place.</source>
        <translation>每次更改都以这些零件为对照。不良品在其复核有效期间属于考核集；良品在复核页面中指定。</translation>
    </message>
    <message>
        <source>How far a lot lies from the parts that the bank was made from; 1 is a lot like them.</source>
        <translation>批次与建立记忆库所用零件的偏离程度；1 表示与这些零件相当。</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>已知为</translation>
    </message>
    <message>
        <source>Known parts</source>
        <translation>已知零件</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Remove from the set</source>
        <translation>从考核集中移除</translation>
    </message>
    <message>
        <source>Show part</source>
        <translation>显示零件</translation>
    </message>
    <message>
        <source>Take back its review: then it leaves the set</source>
        <translation>请撤回其复核：随后即移出考核集</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>good part</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not known: not inspected yet, or the bank was made from it</source>
        <translation>未知：尚未检测，或记忆库由其建立</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>不良品</translation>
    </message>
    <message>
        <source>{0} known rejects, {1} known good parts</source>
        <translation>已知不良品 {0} 个，已知良品 {1} 个</translation>
    </message>
    <message>
        <source>▲ unlike the bank</source>
        <translation>▲ 与记忆库不符</translation>
    </message>
    <message>
        <source>● as the bank</source>
        <translation>● 与记忆库相符</translation>
    </message>
</context>
<context>
    <name>KnownParts</name>
    <message>
        <source>Asking the known parts…</source>
        <translation>正在用已知零件考核…</translation>
    </message>
    <message>
        <source>Known as a good part: every change is held against it</source>
        <translation>已知良品：每次更改都会用它考核</translation>
    </message>
    <message>
        <source>No known good part any more</source>
        <translation>不再是已知良品</translation>
    </message>
    <message>
        <source>No parts are known yet: reject parts with defects, and name good ones</source>
        <translation>尚无已知零件：请拒收有缺陷的零件，并指定良品</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>flagged, not decided</source>
        <translation>可疑，未决定</translation>
    </message>
    <message>
        <source>ok, not reviewed</source>
        <translation>合格，未复核</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>reviewed good</source>
        <translation>已复核为良品</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待查</translation>
    </message>
</context>
<context>
    <name>LookAlikes</name>
    <message>
        <source>{0} findings in {1} of {2} parts look alike, and like {3}: harmless, or a systematic defect?</source>
        <translation>{2} 个零件中有 {1} 个的 {0} 个检出项彼此相似，且与 {3} 相似：是无害，还是系统性缺陷？</translation>
    </message>
    <message>
        <source>{0} findings in {1} of {2} parts look alike: harmless, or a systematic defect?</source>
        <translation>{2} 个零件中有 {1} 个的 {0} 个检出项彼此相似：是无害，还是系统性缺陷？</translation>
    </message>
    <message>
        <source>{0} findings in {1} of {2} parts look like {3}: harmless, or a systematic defect?</source>
        <translation>{2} 个零件中有 {1} 个的 {0} 个检出项与 {3} 相似：是无害，还是系统性缺陷？</translation>
    </message>
</context>
<context>
    <name>LookAlikesPage</name>
    <message>
        <source>A shadow recurs, and so does what a worn tool leaves behind: whether it is harmless is for you to say. Nothing happens by itself.</source>
        <translation>阴影会重复出现，磨损刀具留下的痕迹也会：是否无害由操作员判断。系统不会自行处理。</translation>
    </message>
    <message>
        <source>Also like shadow, glare, gradient or blur</source>
        <translation>也查找类似阴影、反光、渐变或模糊的检出项</translation>
    </message>
    <message>
        <source>Compares with light drawn on calm parts of the lot: single findings are found, too. Takes seconds.</source>
        <translation>与绘制在批次中正常零件上的光照效果比较：单个检出项也能找到。需要几秒钟。</translation>
    </message>
    <message>
        <source>Findings that look alike</source>
        <translation>相似的检出项</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Of the findings that nobody has decided, none recur.
A pattern recurs from 5 % of the parts on.</source>
        <translation>未决定的检出项中没有重复出现的。
出现在至少 5% 的零件上才算重复出现。</translation>
    </message>
</context>
<context>
    <name>LookAround</name>
    <message>
        <source>A false call? Say so once</source>
        <translation>误报？只需指出一次</translation>
    </message>
    <message>
        <source>All scores of the lot. Drag the handle: what lies right of it is flagged.</source>
        <translation>批次的全部得分。拖动滑块：位于其右侧的零件为可疑。</translation>
    </message>
    <message>
        <source>Choose a folder of part pictures, or drop it here. The lot is inspected at once; your pictures are never changed.</source>
        <translation>选择一个零件图像文件夹，或将其拖放到此处。批次会立即检测；图像绝不会被更改。</translation>
    </message>
    <message>
        <source>Each mark keeps one kind of false call quiet. Here it is revoked, or kept again.</source>
        <translation>每个标记使一类误报保持静默。可在此处废除标记，或重新保存。</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Or try it out</source>
        <translation>或先试用</translation>
    </message>
    <message>
        <source>Say what the part is</source>
        <translation>对零件作出决定</translation>
    </message>
    <message>
        <source>Shape and word say what the machine thinks. {0} filters them; the buttons show the flagged ones and those nobody has decided.</source>
        <translation>形状和文字表示机器的判定。用 {0} 筛选零件；用按钮显示可疑零件和未决定的零件。</translation>
    </message>
    <message>
        <source>The demo lot shows in five minutes how a false call is marked and stays away.</source>
        <translation>演示批次用五分钟说明如何标记误报，使其不再出现。</translation>
    </message>
    <message>
        <source>The parts of the lot</source>
        <translation>批次中的零件</translation>
    </message>
    <message>
        <source>The threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves the picture. Hold the space bar for the bare picture, {0} shows a good part beside it.</source>
        <translation>滚轮缩放，拖动可移动图像。按住空格键只看原图，{0} 在旁边显示一个良品。</translation>
    </message>
    <message>
        <source>What you have marked</source>
        <translation>所标记的内容</translation>
    </message>
    <message>
        <source>When you look for something</source>
        <translation>需要查找时</translation>
    </message>
    <message>
        <source>Where it looks unlike the others</source>
        <translation>与其他零件的不同之处</translation>
    </message>
    <message>
        <source>{0} accepts it, {1} rejects it, {2} leaves it open; the next undecided part follows by itself. {3} takes it back.</source>
        <translation>{0} 表示接受，{1} 表示拒收，{2} 表示存疑；随后自动转到下一个未决定的零件。{3} 可撤回。</translation>
    </message>
    <message>
        <source>{0} finds every command, {1} lists all keys, {2} opens the help for where you are.</source>
        <translation>{0} 查找所有命令，{1} 列出所有快捷键，{2} 打开当前位置的帮助。</translation>
    </message>
    <message>
        <source>{0} shows first what a mark would do, then keeps it: the same false call stays quiet in this lot and every later one. {1} is for a true defect.</source>
        <translation>{0} 先显示标记的效果，然后保存标记：同样的误报在本批次和以后的每个批次中都保持静默。{1} 用于真正的缺陷。</translation>
    </message>
</context>
<context>
    <name>LotRows</name>
    <message>
        <source>Accepted parts that would be flagged, of all accepted ones</source>
        <translation>全部已接受零件中将变为可疑的零件</translation>
    </message>
    <message>
        <source>Another bank has scored this lot: the threshold is not in its units</source>
        <translation>此批次由另一记忆库评分：该阈值与其得分的标度不同</translation>
    </message>
    <message>
        <source>At the threshold that is tried out here</source>
        <translation>按此处试用的阈值</translation>
    </message>
    <message>
        <source>At the threshold that stands</source>
        <translation>按当前生效的阈值</translation>
    </message>
    <message>
        <source>Enter or a double click shows these parts</source>
        <translation>按 Enter 或双击可显示这些零件</translation>
    </message>
    <message>
        <source>False calls</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>Flagged
now</source>
        <translation>当前
可疑</translation>
    </message>
    <message>
        <source>Flagged
then</source>
        <translation>当时
可疑</translation>
    </message>
    <message>
        <source>Found
more</source>
        <translation>多
检出</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏检</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Parts with a score</source>
        <translation>有得分的零件</translation>
    </message>
    <message>
        <source>Rejected parts that would be flagged and are not now</source>
        <translation>目前不可疑、但将变为可疑的拒收零件</translation>
    </message>
    <message>
        <source>Rejected parts that would not be flagged</source>
        <translation>不会被判为可疑的拒收零件</translation>
    </message>
    <message>
        <source>When the lot was inspected</source>
        <translation>该批次检测时</translation>
    </message>
    <message>
        <source>Would
be</source>
        <translation>预计
可疑</translation>
    </message>
</context>
<context>
    <name>LotTable</name>
    <message>
        <source>What this threshold would have done to past lots</source>
        <translation>此阈值用于以往批次时的效果</translation>
    </message>
</context>
<context>
    <name>LotsModel</name>
    <message>
        <source>{0}
{1} · lot {2} · {3} parts · {4} undecided</source>
        <translation>{0}
{1} · 批次 {2} · {3} 个零件 · {4} 个未决定</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Closing…</source>
        <translation>正在关闭…</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>{0} – Inspector</source>
        <translation>{0} – Inspector</translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>MarkCommands</name>
    <message>
        <source>1 finding is a defect</source>
        <translation>1 个检出项为缺陷</translation>
    </message>
    <message>
        <source>1 mark joined</source>
        <translation>已加入 1 个标记</translation>
    </message>
    <message>
        <source>1 mark written: {1}</source>
        <translation>已写入 1 个标记：{1}</translation>
    </message>
    <message>
        <source>Export marks</source>
        <translation>导出标记</translation>
    </message>
    <message>
        <source>Import marks</source>
        <translation>导入标记</translation>
    </message>
    <message>
        <source>Marks (*{0})</source>
        <translation>标记 (*{0})</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{0} findings are defects</source>
        <translation>{0} 个检出项为缺陷</translation>
    </message>
    <message>
        <source>{0} is revoked, {1} covers it</source>
        <translation>{0} 已废除，由 {1} 覆盖</translation>
    </message>
    <message>
        <source>{0} marks joined</source>
        <translation>已加入 {0} 个标记</translation>
    </message>
    <message>
        <source>{0} marks written: {1}</source>
        <translation>已写入 {0} 个标记：{1}</translation>
    </message>
</context>
<context>
    <name>MarksModel</name>
    <message>
        <source>1 confirmed defect looks alike</source>
        <translation>有 1 个已确认缺陷与之相似</translation>
    </message>
    <message>
        <source>acts on 1 part</source>
        <translation>作用于 1 个零件</translation>
    </message>
    <message>
        <source>acts on {0} parts</source>
        <translation>作用于 {0} 个零件</translation>
    </message>
    <message>
        <source>acts on {0} parts in {1} lots</source>
        <translation>作用于 {1} 个批次中的 {0} 个零件</translation>
    </message>
    <message>
        <source>kept, never used</source>
        <translation>已保存，从未使用</translation>
    </message>
    <message>
        <source>refused: keeps nothing quiet</source>
        <translation>已驳回：不起静默作用</translation>
    </message>
    <message>
        <source>revoked: keeps nothing quiet</source>
        <translation>已废除：不起静默作用</translation>
    </message>
    <message>
        <source>{0} confirmed defects look alike</source>
        <translation>有 {0} 个已确认缺陷与之相似</translation>
    </message>
    <message>
        <source>◇ waits for approval, acts on nothing</source>
        <translation>◇ 等待批准，尚不起作用</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Decide</source>
        <translation>决定(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图像(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Comparing the marks…</source>
        <translation>正在比较标记…</translation>
    </message>
    <message>
        <source>Keep {0}, revoke {1}</source>
        <translation>保留 {0}，废除 {1}</translation>
    </message>
    <message>
        <source>Looking what this would change…</source>
        <translation>正在查看会有哪些变化…</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge duplicate marks</source>
        <translation>合并重复的标记</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>正在合并…</translation>
    </message>
    <message>
        <source>Nine tenths of its patches lie within this distance</source>
        <translation>其十分之九的图块在此距离之内</translation>
    </message>
    <message>
        <source>No mark covers another one.</source>
        <translation>没有相互覆盖的标记。</translation>
    </message>
    <message>
        <source>Of two marks that say nearly the same one is enough, and fewer marks of a kind reach further each. The revoked one stays in the list with the reason, and one undo brings it back.</source>
        <translation>两个标记含义几乎相同时，一个就够了；同类标记越少，每个标记的作用范围越大。被废除的标记连同原因仍留在列表中，撤销一次即可恢复。</translation>
    </message>
    <message>
        <source>Pairs of marks</source>
        <translation>标记对</translation>
    </message>
    <message>
        <source>Press again: {0}</source>
        <translation>再按一次：{0}</translation>
    </message>
    <message>
        <source>is revoked</source>
        <translation>将废除</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>{0} covers {1}</source>
        <translation>{0} 覆盖 {1}</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close all {0}</source>
        <translation>关闭全部 {0} 条</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source> of recipe {0}</source>
        <translation> （配方 {0}）</translation>
    </message>
    <message>
        <source>, or compute with --device cpu</source>
        <translation>，或用 --device cpu 计算</translation>
    </message>
    <message>
        <source>Accept it first</source>
        <translation>请先接受该零件</translation>
    </message>
    <message>
        <source>Accept some and name them</source>
        <translation>请接受一些零件并指定它们</translation>
    </message>
    <message>
        <source>Add an administrator first</source>
        <translation>请先添加一名管理员</translation>
    </message>
    <message>
        <source>Add the model that made it with `inspector models add`, or learn the recipe anew</source>
        <translation>请用 `inspector models add` 添加生成它的模型，或重新学习该配方</translation>
    </message>
    <message>
        <source>Administrators: {0}</source>
        <translation>管理员：{0}</translation>
    </message>
    <message>
        <source>Allow this user to read it</source>
        <translation>请允许该用户读取</translation>
    </message>
    <message>
        <source>Ask a colleague to approve or to refuse it under their own name</source>
        <translation>请让同事以其本人名义批准或驳回</translation>
    </message>
    <message>
        <source>Ask for read permission</source>
        <translation>请申请读取权限</translation>
    </message>
    <message>
        <source>Back it up with that version</source>
        <translation>请用该版本进行备份</translation>
    </message>
    <message>
        <source>Begin from `inspector recipe show`</source>
        <translation>请以 `inspector recipe show` 的输出为起点</translation>
    </message>
    <message>
        <source>CPU {0}, {1} cores</source>
        <translation>CPU {0}，{1} 核</translation>
    </message>
    <message>
        <source>Check mean and std in its configuration, and where its weights come from</source>
        <translation>请检查其配置中的 mean 和 std，以及权重的来源</translation>
    </message>
    <message>
        <source>Check that the disk has room and that the folder may be written</source>
        <translation>请检查磁盘是否有空间、文件夹是否可写入</translation>
    </message>
    <message>
        <source>Check that the file is the picture of a part</source>
        <translation>请检查该文件是否为零件图像</translation>
    </message>
    <message>
        <source>Check the disk, or restore the workspace&apos;s artifacts folder from a copy</source>
        <translation>请检查磁盘，或用副本恢复工作区的 artifacts 文件夹</translation>
    </message>
    <message>
        <source>Check the disk; `inspector doctor` says whether the workspace itself is well</source>
        <translation>请检查磁盘；`inspector doctor` 可显示工作区本身是否正常</translation>
    </message>
    <message>
        <source>Check the drive or the network connection, then inspect again</source>
        <translation>请检查驱动器或网络连接，然后重新检测</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder</source>
        <translation>请检查文件夹的可用空间和权限</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>请检查路径</translation>
    </message>
    <message>
        <source>Choose 1 to {0}, or 0 for none</source>
        <translation>请选择 1 到 {0}，选 0 表示不保留</translation>
    </message>
    <message>
        <source>Choose a CLIP model with a ViT, for instance with `inspector models fetch ViT-B-16-quickgelu:openai`</source>
        <translation>请选择带 ViT 的 CLIP 模型，例如用 `inspector models fetch ViT-B-16-quickgelu:openai`</translation>
    </message>
    <message>
        <source>Choose a ViT</source>
        <translation>请选择一个 ViT</translation>
    </message>
    <message>
        <source>Choose a file made by `{0}`</source>
        <translation>请选择由 `{0}` 生成的文件</translation>
    </message>
    <message>
        <source>Choose a file or folder made by `inspector backup`</source>
        <translation>请选择由 `inspector backup` 生成的文件或文件夹</translation>
    </message>
    <message>
        <source>Choose a folder of part pictures</source>
        <translation>请选择一个零件图像文件夹</translation>
    </message>
    <message>
        <source>Choose a folder on a local disk that you may write to</source>
        <translation>请选择本地磁盘上有写入权限的文件夹</translation>
    </message>
    <message>
        <source>Choose a folder outside the workspace, best on another disk</source>
        <translation>请选择工作区以外的文件夹，最好在另一磁盘上</translation>
    </message>
    <message>
        <source>Choose a folder with room that may be written</source>
        <translation>请选择一个有空间且可写入的文件夹</translation>
    </message>
    <message>
        <source>Choose a longer one</source>
        <translation>请使用更长的</translation>
    </message>
    <message>
        <source>Choose a multiple of {0}</source>
        <translation>请选择 {0} 的倍数</translation>
    </message>
    <message>
        <source>Choose a smaller input size or a smaller model</source>
        <translation>请选择较小的输入尺寸或较小的模型</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>请另选一个</translation>
    </message>
    <message>
        <source>Choose another architecture</source>
        <translation>请选择其他架构</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>请选择其他文件</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>请选择其他文件夹</translation>
    </message>
    <message>
        <source>Choose another folder with --workspace, or mend its permissions</source>
        <translation>请用 --workspace 选择其他文件夹，或修正其权限</translation>
    </message>
    <message>
        <source>Choose another folder, or mend the permissions of this one</source>
        <translation>请选择其他文件夹，或修正此文件夹的权限</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>请选择其他模型</translation>
    </message>
    <message>
        <source>Choose at least one, all of the same recipe</source>
        <translation>请至少选择一个，且都属于同一配方</translation>
    </message>
    <message>
        <source>Choose one of them</source>
        <translation>请选择其中之一</translation>
    </message>
    <message>
        <source>Choose one of: {0}</source>
        <translation>请选择以下之一：{0}</translation>
    </message>
    <message>
        <source>Choose one of: {0}; or add it with: inspector models add</source>
        <translation>请选择以下之一：{0}；或用以下命令添加：inspector models add</translation>
    </message>
    <message>
        <source>Choose taps from 0 to {0}</source>
        <translation>请选择 0 到 {0} 的特征抽取层</translation>
    </message>
    <message>
        <source>Choose {0} px</source>
        <translation>请选择 {0} px</translation>
    </message>
    <message>
        <source>Close it there, or choose another folder with --workspace</source>
        <translation>请在那里将其关闭，或用 --workspace 选择其他文件夹</translation>
    </message>
    <message>
        <source>Close other programs and try again, or crop the picture to the part</source>
        <translation>请关闭其他程序后重试，或将图像裁剪到零件</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller input size</source>
        <translation>请关闭其他程序，或选择较小的输入尺寸</translation>
    </message>
    <message>
        <source>Close the file if another program has it open, or choose a folder with room</source>
        <translation>请关闭该文件（如已被其他程序打开），或选择有空间的文件夹</translation>
    </message>
    <message>
        <source>Close the program that has the workspace open, or use its version</source>
        <translation>请关闭占用该工作区的程序，或使用与其相同的版本</translation>
    </message>
    <message>
        <source>Confirm the defect once more</source>
        <translation>请再次确认该缺陷</translation>
    </message>
    <message>
        <source>Copy or record the image again</source>
        <translation>请重新复制或拍摄该图像</translation>
    </message>
    <message>
        <source>Correct it, or leave it out for its default</source>
        <translation>请更正，或省略以使用默认值</translation>
    </message>
    <message>
        <source>Correct it, or leave the template out</source>
        <translation>请更正，或不使用模板</translation>
    </message>
    <message>
        <source>Correct the configuration</source>
        <translation>请更正配置</translation>
    </message>
    <message>
        <source>Correct the name, or install the timm release that has it</source>
        <translation>请更正名称，或安装包含它的 timm 版本</translation>
    </message>
    <message>
        <source>Crop the picture to the part, or split it</source>
        <translation>请将图像裁剪到零件，或将其拆分</translation>
    </message>
    <message>
        <source>Decide these parts</source>
        <translation>请决定这些零件</translation>
    </message>
    <message>
        <source>Decide these parts again</source>
        <translation>请重新决定这些零件</translation>
    </message>
    <message>
        <source>Do it once more: the CPU goes on</source>
        <translation>请再试一次：将改用 CPU 继续</translation>
    </message>
    <message>
        <source>Draw a smaller one around what is harmless</source>
        <translation>请围绕无害之处画一个较小的区域</translation>
    </message>
    <message>
        <source>Draw around the whole of it, with the place where the heatmap is highest</source>
        <translation>请将其整体圈入，包括热图值最高处</translation>
    </message>
    <message>
        <source>Draw it on the part</source>
        <translation>请画在零件上</translation>
    </message>
    <message>
        <source>Draw it where the heatmap is high</source>
        <translation>请画在热图值高的位置</translation>
    </message>
    <message>
        <source>Export fewer marks at once, up to {0} million px</source>
        <translation>请减少一次导出的标记，最多 {0} 百万 px</translation>
    </message>
    <message>
        <source>Export it once more</source>
        <translation>请重新导出</translation>
    </message>
    <message>
        <source>Export the marks once more</source>
        <translation>请重新导出标记</translation>
    </message>
    <message>
        <source>Export the recipe once more</source>
        <translation>请重新导出配方</translation>
    </message>
    <message>
        <source>Export the {0} once more</source>
        <translation>请重新导出：{0}</translation>
    </message>
    <message>
        <source>Fetch the file again</source>
        <translation>请重新获取该文件</translation>
    </message>
    <message>
        <source>Fetch the file again, as safetensors if there is a choice</source>
        <translation>请重新获取该文件，如可选择，请用 safetensors</translation>
    </message>
    <message>
        <source>For instance (?P&lt;order&gt;[^_]+)_(?P&lt;part&gt;.+)</source>
        <translation>例如 (?P&lt;order&gt;[^_]+)_(?P&lt;part&gt;.+)</translation>
    </message>
    <message>
        <source>For instance mqtts://broker.example/line1/inspector</source>
        <translation>例如 mqtts://broker.example/line1/inspector</translation>
    </message>
    <message>
        <source>For instance {0}</source>
        <translation>例如 {0}</translation>
    </message>
    <message>
        <source>Free some space</source>
        <translation>请释放一些空间</translation>
    </message>
    <message>
        <source>Free some space or mend its permissions</source>
        <translation>请释放一些空间，或修正其权限</translation>
    </message>
    <message>
        <source>Free some space, or check the disk</source>
        <translation>请释放一些空间，或检查磁盘</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk</source>
        <translation>请释放一些空间，或选择其他磁盘</translation>
    </message>
    <message>
        <source>Free some space, or mend the permissions of the workspace</source>
        <translation>请释放一些空间，或修正工作区的权限</translation>
    </message>
    <message>
        <source>Free some space, or restore to another disk</source>
        <translation>请释放一些空间，或恢复到其他磁盘</translation>
    </message>
    <message>
        <source>GPU of {0}</source>
        <translation>{0} 的 GPU</translation>
    </message>
    <message>
        <source>GPU {0}, {1} GB</source>
        <translation>GPU {0}，{1} GB</translation>
    </message>
    <message>
        <source>Give a folder, or one of: {0}</source>
        <translation>请指定一个文件夹，或以下之一：{0}</translation>
    </message>
    <message>
        <source>Give another name</source>
        <translation>请换一个名称</translation>
    </message>
    <message>
        <source>Give both as hours and minutes, like 06:00</source>
        <translation>请以小时和分钟填写两个时间，例如 06:00</translation>
    </message>
    <message>
        <source>Give it another name</source>
        <translation>请换一个名称</translation>
    </message>
    <message>
        <source>Give it {0} states and templates, or leave its prompts out</source>
        <translation>请补充 {0} 状态和模板，或省略其提示词</translation>
    </message>
    <message>
        <source>Give the backup another name</source>
        <translation>请为备份换一个名称</translation>
    </message>
    <message>
        <source>Give the changed settings to a recipe of another name</source>
        <translation>请将更改后的设置用于另一名称的配方</translation>
    </message>
    <message>
        <source>Give the folder or file another name, or remove the one that is there</source>
        <translation>请为文件夹或文件换一个名称，或移走已有的</translation>
    </message>
    <message>
        <source>Give the hash of a row as a report has it, or its first 12 digits or more</source>
        <translation>请按报告所示填写记录的哈希，或至少填写其前 12 位</translation>
    </message>
    <message>
        <source>Give the other mode a recipe of its own with --recipe</source>
        <translation>请用 --recipe 为另一种模式单独建立配方</translation>
    </message>
    <message>
        <source>Give the other model a recipe of its own with --recipe</source>
        <translation>请用 --recipe 为另一个模型单独建立配方</translation>
    </message>
    <message>
        <source>Give the other pattern a recipe of its own with --recipe</source>
        <translation>请用 --recipe 为另一种命名规则单独建立配方</translation>
    </message>
    <message>
        <source>Give the path relative to the lot&apos;s folder</source>
        <translation>请填写相对于批次文件夹的路径</translation>
    </message>
    <message>
        <source>Give the user apart, and say where the secret lies</source>
        <translation>请单独填写用户，并指明凭据所在位置</translation>
    </message>
    <message>
        <source>HTTP {0}: it sends on to {1}, which is not followed</source>
        <translation>HTTP {0}：重定向到 {1}，不予跟随</translation>
    </message>
    <message>
        <source>Import it under another one with --name</source>
        <translation>请用 --name 以其他名称导入</translation>
    </message>
    <message>
        <source>Inspect a folder first</source>
        <translation>请先检测一个文件夹</translation>
    </message>
    <message>
        <source>Inspect a lot of ten parts or more first</source>
        <translation>请先检测一个至少有十个零件的批次</translation>
    </message>
    <message>
        <source>Inspect a lot of the recipe first</source>
        <translation>请先检测该配方的一个批次</translation>
    </message>
    <message>
        <source>Inspect it first</source>
        <translation>请先检测该零件</translation>
    </message>
    <message>
        <source>Inspect its lot (again)</source>
        <translation>请检测（或重新检测）其所在批次</translation>
    </message>
    <message>
        <source>Inspect the lot again</source>
        <translation>请重新检测该批次</translation>
    </message>
    <message>
        <source>Inspect the lot again, or restore the workspace&apos;s artifacts from a copy</source>
        <translation>请重新检测该批次，或用副本恢复工作区的 artifacts 文件夹</translation>
    </message>
    <message>
        <source>Inspect the lot again: they are made anew</source>
        <translation>请重新检测该批次：将重新生成</translation>
    </message>
    <message>
        <source>Inspect the lot first</source>
        <translation>请先检测该批次</translation>
    </message>
    <message>
        <source>Inspector reads PNG, JPEG, BMP, TIFF and WebP</source>
        <translation>Inspector 可读取 PNG、JPEG、BMP、TIFF 和 WebP</translation>
    </message>
    <message>
        <source>Install Inspector again</source>
        <translation>请重新安装 Inspector</translation>
    </message>
    <message>
        <source>Install a release of open_clip_torch from 3.0 on, below 4</source>
        <translation>请安装 open_clip_torch 3.0 及以上、4 以下的版本</translation>
    </message>
    <message>
        <source>Install it, or use env:NAME</source>
        <translation>请安装该包，或使用 env:NAME</translation>
    </message>
    <message>
        <source>Install it: pip install &quot;inspector-app[mqtt]&quot;</source>
        <translation>请安装：pip install &quot;inspector-app[mqtt]&quot;</translation>
    </message>
    <message>
        <source>Install that version or choose another workspace</source>
        <translation>请安装该版本，或选择其他工作区</translation>
    </message>
    <message>
        <source>It is kept as it was drawn</source>
        <translation>已按所画的原样保存</translation>
    </message>
    <message>
        <source>It is of another type than expected</source>
        <translation>其类型与预期不符</translation>
    </message>
    <message>
        <source>It is tried again</source>
        <translation>将自动重试</translation>
    </message>
    <message>
        <source>It needs architecture and pretrained_cfg with input_size, mean and std</source>
        <translation>需要 architecture，以及含 input_size、mean 和 std 的 pretrained_cfg</translation>
    </message>
    <message>
        <source>It needs model_cfg with vision_cfg and text_cfg, as open_clip writes it</source>
        <translation>需要 open_clip 所写格式的 model_cfg，其中含 vision_cfg 和 text_cfg</translation>
    </message>
    <message>
        <source>It needs {0} or {1} beside the weights</source>
        <translation>权重旁需要有 {0} 或 {1}</translation>
    </message>
    <message>
        <source>Keep a mark first</source>
        <translation>请先保存一个标记</translation>
    </message>
    <message>
        <source>Keep both marks, or merge them in spite of it</source>
        <translation>请保留两个标记，或仍然合并</translation>
    </message>
    <message>
        <source>Keep them to {0}</source>
        <translation>请控制在 {0} 句以内</translation>
    </message>
    <message>
        <source>Leave it, or import it in spite of that</source>
        <translation>请放弃导入，或仍然导入</translation>
    </message>
    <message>
        <source>Leave out the parts that look like them, or grow in spite of it</source>
        <translation>请去掉与其相似的零件，或仍然扩充</translation>
    </message>
    <message>
        <source>Look at light, focus and camera; if the parts themselves have changed, accept some and grow the bank</source>
        <translation>请检查光照、对焦和相机；若零件本身已改变，请接受一些零件并扩充记忆库</translation>
    </message>
    <message>
        <source>Look at the address, the secret and the other side</source>
        <translation>请检查地址、凭据和接收方</translation>
    </message>
    <message>
        <source>Look at them before the shift goes on: `inspector challenge`</source>
        <translation>请在班次继续之前查看：`inspector challenge`</translation>
    </message>
    <message>
        <source>Lots can be looked through and reviewed. Install Inspector again; report: {0}</source>
        <translation>可浏览和复核批次。请重新安装 Inspector；报告：{0}</translation>
    </message>
    <message>
        <source>MQTT needs the package paho-mqtt</source>
        <translation>MQTT 需要 paho-mqtt 包</translation>
    </message>
    <message>
        <source>Make it, or choose another one</source>
        <translation>请创建该文件夹，或选择其他文件夹</translation>
    </message>
    <message>
        <source>Make somebody else an administrator first</source>
        <translation>请先将另一人设为管理员</translation>
    </message>
    <message>
        <source>Memory is short: going on with mini-batches of {0}</source>
        <translation>内存不足：改为每次处理 {0} 张图像并继续</translation>
    </message>
    <message>
        <source>Memory of the device is short: going on with the CPU</source>
        <translation>设备内存不足：改用 CPU 继续</translation>
    </message>
    <message>
        <source>Mend the permissions of the workspace</source>
        <translation>请修正工作区的权限</translation>
    </message>
    <message>
        <source>Name a folder for the documents with --out</source>
        <translation>请用 --out 指定文档的文件夹</translation>
    </message>
    <message>
        <source>Name a folder that is not there yet</source>
        <translation>请指定一个尚不存在的文件夹</translation>
    </message>
    <message>
        <source>Name a lot with --lot, or inspect one first</source>
        <translation>请用 --lot 指定一个批次，或先检测一个批次</translation>
    </message>
    <message>
        <source>Name each of them once</source>
        <translation>请为每个班次各取一个名称</translation>
    </message>
    <message>
        <source>Name it, or remove it</source>
        <translation>请为其命名，或将其删除</translation>
    </message>
    <message>
        <source>Name its file with --key</source>
        <translation>请用 --key 指定其文件</translation>
    </message>
    <message>
        <source>Name its folder with --workspace</source>
        <translation>请用 --workspace 指定其文件夹</translation>
    </message>
    <message>
        <source>Name lots or days in which parts were inspected</source>
        <translation>请指定有零件检测过的批次或日期</translation>
    </message>
    <message>
        <source>Name one</source>
        <translation>请指定一个</translation>
    </message>
    <message>
        <source>Name one with --recipe</source>
        <translation>请用 --recipe 指定一个</translation>
    </message>
    <message>
        <source>Name the file after its architecture, e.g. ViT-L-14-336-quickgelu.safetensors</source>
        <translation>请按架构命名该文件，例如 ViT-L-14-336-quickgelu.safetensors</translation>
    </message>
    <message>
        <source>Name the recipe, or give the lot&apos;s folder</source>
        <translation>请指定配方，或填写批次的文件夹</translation>
    </message>
    <message>
        <source>Names are never given again; add an initial</source>
        <translation>名称不会再次分配；请加一个首字母</translation>
    </message>
    <message>
        <source>Narrow the filter, or take COCO</source>
        <translation>请缩小筛选范围，或改用 COCO</translation>
    </message>
    <message>
        <source>Narrow the filter, or take CSV or JSON</source>
        <translation>请缩小筛选范围，或改用 CSV 或 JSON</translation>
    </message>
    <message>
        <source>Open it as a lot</source>
        <translation>请将其作为批次打开</translation>
    </message>
    <message>
        <source>Open it once with this version; the log begins then</source>
        <translation>请先用此版本打开一次；日志从那时开始</translation>
    </message>
    <message>
        <source>OpenVINO cannot run it ({0})</source>
        <translation>OpenVINO 无法运行它（{0}）</translation>
    </message>
    <message>
        <source>OpenVINO gives other features here: {0} of cosine away</source>
        <translation>OpenVINO 在此得到的特征不同：余弦距离 {0}</translation>
    </message>
    <message>
        <source>OpenVINO is not installed ({0})</source>
        <translation>OpenVINO 未安装（{0}）</translation>
    </message>
    <message>
        <source>Operators, engineers and administrators</source>
        <translation>操作员、工程师和管理员</translation>
    </message>
    <message>
        <source>Put a &quot; after it</source>
        <translation>请在其后补上 &quot;</translation>
    </message>
    <message>
        <source>Put it back and inspect again</source>
        <translation>请将其放回原处，然后重新检测</translation>
    </message>
    <message>
        <source>Put it back, or add the model again</source>
        <translation>请将其放回原处，或重新添加模型</translation>
    </message>
    <message>
        <source>Put its files back, or remove the folder</source>
        <translation>请将其文件放回原处，或删除该文件夹</translation>
    </message>
    <message>
        <source>Put the one that was marked back</source>
        <translation>请将标记时的图像放回原处</translation>
    </message>
    <message>
        <source>Put the pictures back where they were, or name other parts</source>
        <translation>请将图像放回原处，或指定其他零件</translation>
    </message>
    <message>
        <source>Put the weights there, e.g. as {0}</source>
        <translation>请将权重放到该处，例如命名为 {0}</translation>
    </message>
    <message>
        <source>Refuse it, or say why it is approved in spite of that</source>
        <translation>请驳回，或说明仍予批准的理由</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>请将其移除</translation>
    </message>
    <message>
        <source>Remove it first, or name it otherwise</source>
        <translation>请先将其移除，或换一个名称</translation>
    </message>
    <message>
        <source>Remove the entry there: a new key is made</source>
        <translation>请删除该处的条目：将生成新密钥</translation>
    </message>
    <message>
        <source>Remove the file: a new key is made</source>
        <translation>请删除该文件：将生成新密钥</translation>
    </message>
    <message>
        <source>Remove the file: a new key is made; or, if nobody else had access, set its mode to 600</source>
        <translation>请删除该文件：将生成新密钥；或者，如无他人访问过，请将其权限设为 600</translation>
    </message>
    <message>
        <source>Remove the model and add it again</source>
        <translation>请移除该模型并重新添加</translation>
    </message>
    <message>
        <source>Rename it</source>
        <translation>请将其重命名</translation>
    </message>
    <message>
        <source>Rename or remove one</source>
        <translation>请重命名或移除其中之一</translation>
    </message>
    <message>
        <source>Rename them, or open the folder with another pattern and a recipe of its own</source>
        <translation>请将其重命名，或用另一命名规则和单独的配方打开该文件夹</translation>
    </message>
    <message>
        <source>Restore it from a backup of the workspace, or build it again from its parts</source>
        <translation>请用工作区备份恢复，或用其零件重新建立</translation>
    </message>
    <message>
        <source>Restore the workspace&apos;s artifacts folder from a copy</source>
        <translation>请用副本恢复工作区的 artifacts 文件夹</translation>
    </message>
    <message>
        <source>Revoke it instead</source>
        <translation>请改为废除该标记</translation>
    </message>
    <message>
        <source>Run `inspector audit verify`, and let an administrator give a new one</source>
        <translation>请运行 `inspector audit verify`，并由管理员重新设置 PIN 或密码</translation>
    </message>
    <message>
        <source>Save it as 16-bit PNG or TIFF</source>
        <translation>请另存为 16 位 PNG 或 TIFF</translation>
    </message>
    <message>
        <source>Save it as PNG</source>
        <translation>请另存为 PNG</translation>
    </message>
    <message>
        <source>Save it as an 8- or 16-bit grey or RGB image</source>
        <translation>请另存为 8 位或 16 位的灰度或 RGB 图像</translation>
    </message>
    <message>
        <source>Save it with 8 bits a channel, or crop it to the part</source>
        <translation>请以每通道 8 位保存，或裁剪到零件</translation>
    </message>
    <message>
        <source>Save it with compression, or crop it to the part</source>
        <translation>请压缩保存，或裁剪到零件</translation>
    </message>
    <message>
        <source>Save the image again</source>
        <translation>请重新保存该图像</translation>
    </message>
    <message>
        <source>Save the image again, for instance as PNG</source>
        <translation>请重新保存该图像，例如存为 PNG</translation>
    </message>
    <message>
        <source>Save the image again, or remove it</source>
        <translation>请重新保存该图像，或将其移除</translation>
    </message>
    <message>
        <source>Save the image in one of these formats, or remove the file from the folder</source>
        <translation>请将图像存为上述格式之一，或从文件夹中移除该文件</translation>
    </message>
    <message>
        <source>Say more exactly what may follow what, for instance [^_]+ instead of (.+)+</source>
        <translation>请更明确地限定前后内容，例如用 [^_]+ 代替 (.+)+</translation>
    </message>
    <message>
        <source>Say what is wrong with it</source>
        <translation>请说明它有什么问题</translation>
    </message>
    <message>
        <source>Say where it lies: env:NAME for an environment variable, keyring:NAME for the keyring</source>
        <translation>请指明其位置：env:NAME 表示环境变量，keyring:NAME 表示密钥环</translation>
    </message>
    <message>
        <source>Scores of such a lot say little; look for copies</source>
        <translation>此类批次的得分参考价值不大；请查找重复图像</translation>
    </message>
    <message>
        <source>See `inspector doctor`, keep older backups</source>
        <translation>请用 `inspector doctor` 检查，并保留较早的备份</translation>
    </message>
    <message>
        <source>See `inspector marks list`</source>
        <translation>请用 `inspector marks list` 查看</translation>
    </message>
    <message>
        <source>See `inspector models list`</source>
        <translation>请用 `inspector models list` 查看</translation>
    </message>
    <message>
        <source>Set &quot;quick_gelu&quot;: true in model_cfg, or add the weights under a model name in -quickgelu</source>
        <translation>请在 model_cfg 中设置 &quot;quick_gelu&quot;: true，或以 -quickgelu 结尾的模型名称添加权重</translation>
    </message>
    <message>
        <source>Set it and start again</source>
        <translation>请设置后重新启动</translation>
    </message>
    <message>
        <source>Start Inspector again to use it; look at its driver where that happens again</source>
        <translation>请重新启动 Inspector 以再次使用该设备；如再次发生，请检查其驱动程序</translation>
    </message>
    <message>
        <source>Switch the sign-in on; they sign in as before</source>
        <translation>请启用登录；各人照原方式登录</translation>
    </message>
    <message>
        <source>Take an older backup, or restore this one all the same with --anyway</source>
        <translation>请使用较早的备份，或用 --anyway 仍然恢复此备份</translation>
    </message>
    <message>
        <source>Take another backup; nothing was restored</source>
        <translation>请使用其他备份；未恢复任何内容</translation>
    </message>
    <message>
        <source>The challenge set lists them: `inspector challenge`</source>
        <translation>考核集列出了这些零件：`inspector challenge`</translation>
    </message>
    <message>
        <source>The recipe place shows the versions of the bank, and what growing or returning would do</source>
        <translation>配方页面显示记忆库的各版本，以及扩充或回退的效果</translation>
    </message>
    <message>
        <source>There are {0}</source>
        <translation>现有 {0}</translation>
    </message>
    <message>
        <source>There are: {0}</source>
        <translation>现有：{0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>请重试</translation>
    </message>
    <message>
        <source>Try again in {0} seconds</source>
        <translation>请在 {0} 秒后重试</translation>
    </message>
    <message>
        <source>Try again when no lot is being inspected</source>
        <translation>请在没有批次正在检测时重试</translation>
    </message>
    <message>
        <source>Update this program</source>
        <translation>请更新本程序</translation>
    </message>
    <message>
        <source>Update this program, or leave it out if it is misspelt</source>
        <translation>请更新本程序；如拼写有误，请将其删去</translation>
    </message>
    <message>
        <source>Update this program, or restore the workspace from a copy</source>
        <translation>请更新本程序，或用副本恢复工作区</translation>
    </message>
    <message>
        <source>Use &quot;{0}&quot;, &quot;{1}:top,side&quot;, or a regular expression such as (?P&lt;part&gt;.+)_(?P&lt;view&gt;top|side)</source>
        <translation>请使用 &quot;{0}&quot;、&quot;{1}:top,side&quot; 或正则表达式，例如 (?P&lt;part&gt;.+)_(?P&lt;view&gt;top|side)</translation>
    </message>
    <message>
        <source>Use at most {0} characters</source>
        <translation>请最多使用 {0} 个字符</translation>
    </message>
    <message>
        <source>Use fewer</source>
        <translation>请减少数量</translation>
    </message>
    <message>
        <source>Use fewer or shorter words</source>
        <translation>请减少词数或使用较短的词</translation>
    </message>
    <message>
        <source>Use weights and configuration of the same model</source>
        <translation>请使用同一模型的权重和配置</translation>
    </message>
    <message>
        <source>Wait for the first parts</source>
        <translation>请等待首批零件</translation>
    </message>
    <message>
        <source>Wait until it is inspected</source>
        <translation>请等待检测完成</translation>
    </message>
    <message>
        <source>Withdraw that review first, or choose another part</source>
        <translation>请先撤回该复核，或选择其他零件</translation>
    </message>
    <message>
        <source>Write for instance lot:1..12, or since:2026-03-01 until:2026-03-31</source>
        <translation>例如写 lot:1..12，或 since:2026-03-01 until:2026-03-31</translation>
    </message>
    <message>
        <source>Write it like 06:00</source>
        <translation>请按 06:00 的格式填写</translation>
    </message>
    <message>
        <source>a JPEG with {0} bits a channel cannot be read</source>
        <translation>无法读取每通道 {0} 位的 JPEG</translation>
    </message>
    <message>
        <source>a PIN has at least {0} digits</source>
        <translation>PIN 至少有 {0} 位数字</translation>
    </message>
    <message>
        <source>a PIN has at least {0} digits, a password at least {1} characters</source>
        <translation>PIN 至少有 {0} 位数字，密码至少有 {1} 个字符</translation>
    </message>
    <message>
        <source>a PIN of equal or successive digits is the first that is tried</source>
        <translation>由相同或连续数字组成的 PIN 最容易被猜中</translation>
    </message>
    <message>
        <source>a PIN or password has at most {0} characters</source>
        <translation>PIN 或密码最多有 {0} 个字符</translation>
    </message>
    <message>
        <source>a backup cannot lie among what it is a backup of</source>
        <translation>备份不能放在被备份的内容之中</translation>
    </message>
    <message>
        <source>a baseline is named by lots and times</source>
        <translation>基线须以批次和时间指定</translation>
    </message>
    <message>
        <source>a certificate is written as pdf or html</source>
        <translation>证书只能写为 pdf 或 html</translation>
    </message>
    <message>
        <source>a defect class has no name</source>
        <translation>有缺陷类别没有名称</translation>
    </message>
    <message>
        <source>a defect is confirmed on it, so it is no good part</source>
        <translation>其上有已确认缺陷，因此不是良品</translation>
    </message>
    <message>
        <source>a feed needs a target</source>
        <translation>推送需要目标</translation>
    </message>
    <message>
        <source>a feed&apos;s name has letters, digits, blanks, dots and dashes, 60 at most</source>
        <translation>推送名称由字母、数字、空格、点和短横线组成，最多 60 个字符</translation>
    </message>
    <message>
        <source>a file kept changing while it was copied ({0})</source>
        <translation>有文件在复制过程中不断变化（{0}）</translation>
    </message>
    <message>
        <source>a link out of the folder is not followed unless asked for (inspect --follow-links)</source>
        <translation>除非明确要求（inspect --follow-links），否则不跟随指向文件夹外的链接</translation>
    </message>
    <message>
        <source>a link to a folder is not followed</source>
        <translation>不跟随指向文件夹的链接</translation>
    </message>
    <message>
        <source>a mark cannot be merged into itself</source>
        <translation>标记不能与自身合并</translation>
    </message>
    <message>
        <source>a mark is refused with a reason</source>
        <translation>驳回标记须说明原因</translation>
    </message>
    <message>
        <source>a model of this name is there already</source>
        <translation>已有同名模型</translation>
    </message>
    <message>
        <source>a name has 1 to {0} printable characters</source>
        <translation>名称须为 1 到 {0} 个可打印字符</translation>
    </message>
    <message>
        <source>a picture of shape {0} could not be encoded as {1}</source>
        <translation>形状为 {0} 的图像无法编码为 {1}</translation>
    </message>
    <message>
        <source>a quote is not closed</source>
        <translation>引号未闭合</translation>
    </message>
    <message>
        <source>a recipe has a lot and no version</source>
        <translation>配方有批次而没有版本</translation>
    </message>
    <message>
        <source>a scale was asked for before there is one</source>
        <translation>标度尚未建立就已被请求</translation>
    </message>
    <message>
        <source>a sheet cannot hold more than {0} rows</source>
        <translation>一个工作表最多容纳 {0} 行</translation>
    </message>
    <message>
        <source>a shift begins and ends at different times of the day</source>
        <translation>班次的开始与结束时间不能相同</translation>
    </message>
    <message>
        <source>a stored reference is damaged ({0})</source>
        <translation>已存的参照项已损坏（{0}）</translation>
    </message>
    <message>
        <source>a stored region is damaged: its runs do not fill its box</source>
        <translation>已存的区域已损坏：其行程未填满其矩形</translation>
    </message>
    <message>
        <source>a watched folder needs a recipe</source>
        <translation>监视文件夹需要指定配方</translation>
    </message>
    <message>
        <source>an address must not hold a password: it would stand in the database</source>
        <translation>地址中不得含有密码：否则密码会写入数据库</translation>
    </message>
    <message>
        <source>an input of {0} px does not divide into cells of {1} px</source>
        <translation>{0} px 的输入不能整分为 {1} px 的单元</translation>
    </message>
    <message>
        <source>an input of {0} px does not divide into patches of {1} px</source>
        <translation>{0} px 的输入不能整分为 {1} px 的图块</translation>
    </message>
    <message>
        <source>an inspection ended with score {0} and error {1}</source>
        <translation>一次检测以得分 {0} 和错误 {1} 结束</translation>
    </message>
    <message>
        <source>another mark was asked for before this one was previewed</source>
        <translation>在此标记的预览完成之前，已请求另一处标记</translation>
    </message>
    <message>
        <source>another picture lies there now</source>
        <translation>该处现在是另一张图像</translation>
    </message>
    <message>
        <source>cached features cannot be removed ({0})</source>
        <translation>缓存的特征无法移除（{0}）</translation>
    </message>
    <message>
        <source>cached features of some images are gone</source>
        <translation>部分图像的缓存特征已不存在</translation>
    </message>
    <message>
        <source>decisions were taken back, because the pictures were replaced: {0}</source>
        <translation>因图像被替换而撤回的决定：{0}</translation>
    </message>
    <message>
        <source>defect classes changed</source>
        <translation>缺陷类别已更改</translation>
    </message>
    <message>
        <source>every shift needs a name of its own</source>
        <translation>每个班次都需要各自的名称</translation>
    </message>
    <message>
        <source>first lot</source>
        <translation>首个批次</translation>
    </message>
    <message>
        <source>first parts of the lot</source>
        <translation>批次的首批零件</translation>
    </message>
    <message>
        <source>first watched folder</source>
        <translation>首个监视文件夹</translation>
    </message>
    <message>
        <source>give marks of one recipe</source>
        <translation>请指定同一配方的标记</translation>
    </message>
    <message>
        <source>grown by 1 part of {0}: {1}</source>
        <translation>已用 {0} 的 1 个零件扩充：{1}</translation>
    </message>
    <message>
        <source>grown by {0} parts of {1}: {2}</source>
        <translation>已用 {1} 的 {0} 个零件扩充：{2}</translation>
    </message>
    <message>
        <source>growth of the bank taken back</source>
        <translation>已撤回记忆库的扩充</translation>
    </message>
    <message>
        <source>imported from {0}</source>
        <translation>从 {0} 导入</translation>
    </message>
    <message>
        <source>inspecting</source>
        <translation>正在检测</translation>
    </message>
    <message>
        <source>it cannot be published ({0})</source>
        <translation>无法发布（{0}）</translation>
    </message>
    <message>
        <source>it gives values that are no numbers</source>
        <translation>它给出的值不是数字</translation>
    </message>
    <message>
        <source>it gives {0} levels, {1} are wanted</source>
        <translation>提供 {0} 层，需要 {1} 层</translation>
    </message>
    <message>
        <source>it has no kept marks to export</source>
        <translation>没有可导出的已保存标记</translation>
    </message>
    <message>
        <source>it has no map yet</source>
        <translation>尚无热图</translation>
    </message>
    <message>
        <source>it is not inspected yet, so nothing can be marked</source>
        <translation>尚未检测，因此无法标记</translation>
    </message>
    <message>
        <source>it is not inspected, or its features are no longer in the cache</source>
        <translation>未检测，或其特征已不在缓存中</translation>
    </message>
    <message>
        <source>it needs about {0} for a picture of {1} px, and {2} are free on {3}</source>
        <translation>{1} px 的图像约需 {0}，而 {3} 上可用 {2}</translation>
    </message>
    <message>
        <source>its bank says it was made with the encoding {0}, its list of contents says with {1}</source>
        <translation>其记忆库所记编码为 {0}，而其内容清单所记为 {1}</translation>
    </message>
    <message>
        <source>its bank was not grown, there is none before it to return to</source>
        <translation>其记忆库未曾扩充，没有可回退的先前版本</translation>
    </message>
    <message>
        <source>its features are no longer in the cache</source>
        <translation>其特征已不在缓存中</translation>
    </message>
    <message>
        <source>its image tower does not give intermediate features</source>
        <translation>其图像编码塔不提供中间特征</translation>
    </message>
    <message>
        <source>its image tower does not take an input of {0} px ({1})</source>
        <translation>其图像编码塔不接受 {0} px 的输入（{1}）</translation>
    </message>
    <message>
        <source>its image tower has a fixed input size</source>
        <translation>其图像编码塔的输入尺寸固定</translation>
    </message>
    <message>
        <source>its name is not valid UTF-8; rename it</source>
        <translation>其名称不是有效的 UTF-8；请将其重命名</translation>
    </message>
    <message>
        <source>its patches cannot be used</source>
        <translation>其图块无法使用</translation>
    </message>
    <message>
        <source>its picture stayed at the station that it comes from</source>
        <translation>其图像留在来源工位</translation>
    </message>
    <message>
        <source>its text tower would have to be downloaded</source>
        <translation>其文本编码塔需要下载</translation>
    </message>
    <message>
        <source>keyring set inspector {0}</source>
        <translation>keyring set inspector {0}</translation>
    </message>
    <message>
        <source>learning what is normal</source>
        <translation>正在学习正常状态</translation>
    </message>
    <message>
        <source>learnt from the lot</source>
        <translation>从批次学习</translation>
    </message>
    <message>
        <source>learnt from {0} good parts</source>
        <translation>从 {0} 个良品学习</translation>
    </message>
    <message>
        <source>lots by order need a part pattern with a group named order</source>
        <translation>按订单划分批次，需要含 order 分组的零件命名规则</translation>
    </message>
    <message>
        <source>made from settings</source>
        <translation>由设置生成</translation>
    </message>
    <message>
        <source>masks hold at most {0} categories, these are {1}</source>
        <translation>掩膜最多容纳 {0} 个类别，现有 {1} 个</translation>
    </message>
    <message>
        <source>memory is short, even for a single picture on the CPU</source>
        <translation>内存不足，CPU 上连单张图像也无法处理</translation>
    </message>
    <message>
        <source>merged into {0}, {1} quiet parts would be flagged again and {2} known parts would be judged wrongly</source>
        <translation>若合并到 {0}，{1} 个静默零件将重新变为可疑，{2} 个已知零件将被误判</translation>
    </message>
    <message>
        <source>name and PIN or password do not fit together</source>
        <translation>姓名与 PIN 或密码不匹配</translation>
    </message>
    <message>
        <source>neither open_clip nor timm knows an architecture {0}</source>
        <translation>open_clip 和 timm 都没有架构 {0}</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>未及时应答</translation>
    </message>
    <message>
        <source>no lot of the recipe was scored by its latest bank</source>
        <translation>该配方没有批次由其最新记忆库评分</translation>
    </message>
    <message>
        <source>no message waits</source>
        <translation>没有待发消息</translation>
    </message>
    <message>
        <source>no message was refused</source>
        <translation>没有被拒消息</translation>
    </message>
    <message>
        <source>no parts are named</source>
        <translation>未指定零件</translation>
    </message>
    <message>
        <source>no pictures were found</source>
        <translation>未找到图像</translation>
    </message>
    <message>
        <source>nobody could manage people then</source>
        <translation>那样将无人能管理人员</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>无人登录</translation>
    </message>
    <message>
        <source>nothing can be inspected or marked, the engine cannot be loaded ({0}: {1})</source>
        <translation>无法检测或标记，引擎无法加载（{0}：{1}）</translation>
    </message>
    <message>
        <source>nothing in the region stands out from normal parts, there is nothing to learn</source>
        <translation>区域内没有与正常零件不同之处，没有可学习的内容</translation>
    </message>
    <message>
        <source>nothing was learnt yet, so nothing can be challenged</source>
        <translation>尚未学习任何内容，因此无法考核</translation>
    </message>
    <message>
        <source>nothing was scored yet, so there is no scale for a threshold</source>
        <translation>尚无任何评分，因此没有阈值的标度</translation>
    </message>
    <message>
        <source>only SQLite databases are copied by this program</source>
        <translation>本程序只复制 SQLite 数据库</translation>
    </message>
    <message>
        <source>only parts that a person has accepted make a bank grow</source>
        <translation>只有经人接受的零件才能扩充记忆库</translation>
    </message>
    <message>
        <source>only who has approved or refused a mark last can take that back</source>
        <translation>只有最后批准或驳回标记的人才能撤回</translation>
    </message>
    <message>
        <source>open_clip {0} cannot build the model ({1})</source>
        <translation>open_clip {0} 无法建立该模型（{1}）</translation>
    </message>
    <message>
        <source>open_clip {0} has built {1} instead of QuickGELU</source>
        <translation>open_clip {0} 建立的是 {1}，而不是 QuickGELU</translation>
    </message>
    <message>
        <source>others may read the signing key, so a signature would prove nothing</source>
        <translation>他人可读取签名密钥，签名将不具证明力</translation>
    </message>
    <message>
        <source>part pattern changed</source>
        <translation>零件命名规则已更改</translation>
    </message>
    <message>
        <source>part_pattern: {0}</source>
        <translation>part_pattern: {0}</translation>
    </message>
    <message>
        <source>people sign in here already</source>
        <translation>此处已启用人员登录</translation>
    </message>
    <message>
        <source>pictures in formats that are not read were left out: {0}</source>
        <translation>因格式无法读取而略过的图像：{0}</translation>
    </message>
    <message>
        <source>pictures of this format are not read</source>
        <translation>无法读取此格式的图像</translation>
    </message>
    <message>
        <source>prompts: states and templates make {0} sentences</source>
        <translation>prompts：状态和模板组成 {0} 句</translation>
    </message>
    <message>
        <source>quieted parts are flagged again, because a defect like them was confirmed: {0}</source>
        <translation>因确认了与其相似的缺陷而重新变为可疑的静默零件：{0}</translation>
    </message>
    <message>
        <source>resize mode from the first lot&apos;s pictures</source>
        <translation>根据首个批次的图像确定缩放模式</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>正在评分</translation>
    </message>
    <message>
        <source>scoring was asked for before anything was learnt</source>
        <translation>尚未学习任何内容就已请求评分</translation>
    </message>
    <message>
        <source>settings changed</source>
        <translation>设置已更改</translation>
    </message>
    <message>
        <source>several lots answer to that: {0}</source>
        <translation>有多个批次符合：{0}</translation>
    </message>
    <message>
        <source>several recipes have a mark of that number: {0}</source>
        <translation>有多个配方含有该编号的标记：{0}</translation>
    </message>
    <message>
        <source>starting the engine</source>
        <translation>正在启动引擎</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>the JPEG has {0} scans, more than any camera writes</source>
        <translation>该 JPEG 有 {0} 次扫描，超过任何相机所写的次数</translation>
    </message>
    <message>
        <source>the address names no topic to publish to</source>
        <translation>地址未指明要发布的主题</translation>
    </message>
    <message>
        <source>the artifact cannot be read ({0})</source>
        <translation>存储文件无法读取（{0}）</translation>
    </message>
    <message>
        <source>the artifact cannot be written ({0})</source>
        <translation>存储文件无法写入（{0}）</translation>
    </message>
    <message>
        <source>the artifact is damaged: it does not have the content it was stored with</source>
        <translation>存储文件已损坏：其内容与存入时不符</translation>
    </message>
    <message>
        <source>the artifact is missing</source>
        <translation>存储文件缺失</translation>
    </message>
    <message>
        <source>the artifacts cannot be swept ({0})</source>
        <translation>存储文件无法清理（{0}）</translation>
    </message>
    <message>
        <source>the audit log was taken out of the database</source>
        <translation>审计日志已被从数据库中移除</translation>
    </message>
    <message>
        <source>the backup copy could not be made ({0})</source>
        <translation>备份副本无法生成（{0}）</translation>
    </message>
    <message>
        <source>the backup could not be written ({0})</source>
        <translation>备份无法写入（{0}）</translation>
    </message>
    <message>
        <source>the backup is damaged: {0}</source>
        <translation>备份已损坏：{0}</translation>
    </message>
    <message>
        <source>the backup is of a newer version ({0}, this program reads {1})</source>
        <translation>备份来自较新版本（{0}，本程序可读取 {1}）</translation>
    </message>
    <message>
        <source>the backup that was written is not sound, it was thrown away: {0}</source>
        <translation>写入的备份不完好，已丢弃：{0}</translation>
    </message>
    <message>
        <source>the backup unpacks to {0} MiB, and {1} MiB are free</source>
        <translation>备份解压需要 {0} MiB，可用空间为 {1} MiB</translation>
    </message>
    <message>
        <source>the bank knows all that these parts show</source>
        <translation>记忆库已包含这些零件所显示的一切</translation>
    </message>
    <message>
        <source>the bank that was brought back</source>
        <translation>恢复的记忆库</translation>
    </message>
    <message>
        <source>the bank that was learnt now</source>
        <translation>本次学习的记忆库</translation>
    </message>
    <message>
        <source>the bank was changed again since, so that this cannot be undone any more</source>
        <translation>此后记忆库又有更改，因此无法再撤销</translation>
    </message>
    <message>
        <source>the bank was changed since, so that this cannot be done again</source>
        <translation>此后记忆库已更改，因此无法重做</translation>
    </message>
    <message>
        <source>the bank without its growth</source>
        <translation>不含扩充部分的记忆库</translation>
    </message>
    <message>
        <source>the baseline holds no inspected part</source>
        <translation>基线中没有已检测的零件</translation>
    </message>
    <message>
        <source>the box {0},{1},{2},{3} lies outside the image of {4}×{5} px</source>
        <translation>矩形 {0},{1},{2},{3} 位于 {4}×{5} px 图像之外</translation>
    </message>
    <message>
        <source>the broker cannot be reached ({0})</source>
        <translation>无法连接到消息代理（{0}）</translation>
    </message>
    <message>
        <source>the bundle could not be written ({0})</source>
        <translation>该包无法写入（{0}）</translation>
    </message>
    <message>
        <source>the challenge set failed: {0} of {1} known parts are judged wrongly ({2})</source>
        <translation>考核未通过：{1} 个已知零件中有 {0} 个被误判（{2}）</translation>
    </message>
    <message>
        <source>the configuration is not JSON ({0})</source>
        <translation>配置不是 JSON（{0}）</translation>
    </message>
    <message>
        <source>the configuration is not a JSON object</source>
        <translation>配置不是 JSON 对象</translation>
    </message>
    <message>
        <source>the configuration lacks or garbles an entry ({0})</source>
        <translation>配置中有条目缺失或错误（{0}）</translation>
    </message>
    <message>
        <source>the daily backup was made, and the workspace is not well: {0}</source>
        <translation>每日备份已完成，但工作区不正常：{0}</translation>
    </message>
    <message>
        <source>the database belongs to another version of this program (revision {0})</source>
        <translation>数据库属于本程序的另一版本（修订 {0}）</translation>
    </message>
    <message>
        <source>the database is not as revision {0} left it ({1}): something else changed it</source>
        <translation>数据库与修订 {0} 留下的状态不符（{1}）：已被其他程序更改</translation>
    </message>
    <message>
        <source>the database was written by a newer version of this program</source>
        <translation>数据库由本程序的较新版本写入</translation>
    </message>
    <message>
        <source>the database was written by a newer version of this program (revision {0})</source>
        <translation>数据库由本程序的较新版本写入（修订 {0}）</translation>
    </message>
    <message>
        <source>the day must start between 00:00 and 23:59</source>
        <translation>一天的开始时间必须在 00:00 和 23:59 之间</translation>
    </message>
    <message>
        <source>the demo picture could not be written ({0})</source>
        <translation>演示图像无法写入（{0}）</translation>
    </message>
    <message>
        <source>the device no longer answers</source>
        <translation>设备不再响应</translation>
    </message>
    <message>
        <source>the device no longer answers: going on with the CPU</source>
        <translation>设备不再响应：改用 CPU 继续</translation>
    </message>
    <message>
        <source>the environment variable of the secret is not set</source>
        <translation>凭据的环境变量未设置</translation>
    </message>
    <message>
        <source>the export cannot be read ({0})</source>
        <translation>导出文件无法读取（{0}）</translation>
    </message>
    <message>
        <source>the exported tower is damaged or was exchanged</source>
        <translation>导出的编码塔已损坏或被替换</translation>
    </message>
    <message>
        <source>the file cannot be read ({0})</source>
        <translation>文件无法读取（{0}）</translation>
    </message>
    <message>
        <source>the file cannot be restored ({0})</source>
        <translation>文件无法恢复（{0}）</translation>
    </message>
    <message>
        <source>the file has format {0}, this program writes {1}</source>
        <translation>文件格式为 {0}，本程序写入的格式为 {1}</translation>
    </message>
    <message>
        <source>the file holds no weights</source>
        <translation>文件不含权重</translation>
    </message>
    <message>
        <source>the file holds other records than those to be added</source>
        <translation>文件中的记录与要添加的不同</translation>
    </message>
    <message>
        <source>the file is cut short or damaged</source>
        <translation>文件被截断或已损坏</translation>
    </message>
    <message>
        <source>the file is empty (0 bytes)</source>
        <translation>文件为空（0 字节）</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>the file is no longer there</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>the file is not JSON ({0})</source>
        <translation>文件不是 JSON（{0}）</translation>
    </message>
    <message>
        <source>the file is not a PNG, JPEG, BMP, TIFF or WebP image</source>
        <translation>文件不是 PNG、JPEG、BMP、TIFF 或 WebP 图像</translation>
    </message>
    <message>
        <source>the file is too large ({0} bytes, at most {1})</source>
        <translation>文件太大（{0} 字节，最大 {1}）</translation>
    </message>
    <message>
        <source>the file is too large for the memory that is free</source>
        <translation>文件太大，可用内存不足</translation>
    </message>
    <message>
        <source>the file of {0} bytes claims {1}×{2} px, more than it can hold</source>
        <translation>文件为 {0} 字节，却声称有 {1}×{2} px，超出其可容纳的量</translation>
    </message>
    <message>
        <source>the file {0} ({1})</source>
        <translation>文件 {0}（{1}）</translation>
    </message>
    <message>
        <source>the files of this lot make parts by {0}</source>
        <translation>此批次的文件按 {0} 组成零件</translation>
    </message>
    <message>
        <source>the filter has more than {0} terms</source>
        <translation>筛选条件超过 {0} 个</translation>
    </message>
    <message>
        <source>the filter is longer than {0} characters</source>
        <translation>筛选文本超过 {0} 个字符</translation>
    </message>
    <message>
        <source>the folder cannot be looked into more often than every {0} s</source>
        <translation>查看文件夹的间隔不能短于 {0} 秒</translation>
    </message>
    <message>
        <source>the folder holds no model</source>
        <translation>文件夹中没有模型</translation>
    </message>
    <message>
        <source>the folder is in the lot already, by another way</source>
        <translation>该文件夹已通过其他路径包含在批次中</translation>
    </message>
    <message>
        <source>the folder may not be read</source>
        <translation>文件夹不允许读取</translation>
    </message>
    <message>
        <source>the inspection stopped: {0}</source>
        <translation>检测已停止：{0}</translation>
    </message>
    <message>
        <source>the keyring cannot be asked ({0})</source>
        <translation>无法访问密钥环（{0}）</translation>
    </message>
    <message>
        <source>the keyring cannot be asked: the package keyring is not installed</source>
        <translation>无法访问密钥环：未安装 keyring 包</translation>
    </message>
    <message>
        <source>the keyring holds no such secret</source>
        <translation>密钥环中没有该凭据</translation>
    </message>
    <message>
        <source>the logo cannot be read ({0})</source>
        <translation>徽标无法读取（{0}）</translation>
    </message>
    <message>
        <source>the logo is neither PNG nor JPEG</source>
        <translation>徽标既不是 PNG 也不是 JPEG</translation>
    </message>
    <message>
        <source>the lot has no such image</source>
        <translation>批次中没有该图像</translation>
    </message>
    <message>
        <source>the lot looks unlike the parts its bank was made from (drift {0}, alarm from {1})</source>
        <translation>该批次与建立其记忆库的零件不同（漂移 {0}，报警限 {1}）</translation>
    </message>
    <message>
        <source>the lot was not inspected yet</source>
        <translation>批次尚未检测</translation>
    </message>
    <message>
        <source>the mark does not wait for approval</source>
        <translation>该标记不在等待批准</translation>
    </message>
    <message>
        <source>the mark is kept already</source>
        <translation>该标记已保存</translation>
    </message>
    <message>
        <source>the mark is revoked already</source>
        <translation>该标记已废除</translation>
    </message>
    <message>
        <source>the mark waits already</source>
        <translation>该标记已在等待</translation>
    </message>
    <message>
        <source>the mark waits for approval</source>
        <translation>该标记等待批准</translation>
    </message>
    <message>
        <source>the model cannot be asked in words: {0}</source>
        <translation>无法用文字查询该模型：{0}</translation>
    </message>
    <message>
        <source>the model cannot be kept ({0})</source>
        <translation>模型无法保存（{0}）</translation>
    </message>
    <message>
        <source>the model gives values for this picture that are no numbers</source>
        <translation>模型对该图像给出的值不是数字</translation>
    </message>
    <message>
        <source>the name is taken</source>
        <translation>该名称已被占用</translation>
    </message>
    <message>
        <source>the name of a defect class is too long</source>
        <translation>缺陷类别的名称过长</translation>
    </message>
    <message>
        <source>the part is known as good already</source>
        <translation>该零件已是已知良品</translation>
    </message>
    <message>
        <source>the part is no known good one any more</source>
        <translation>该零件不再是已知良品</translation>
    </message>
    <message>
        <source>the part pattern cannot be used: {0}</source>
        <translation>零件命名规则无法使用：{0}</translation>
    </message>
    <message>
        <source>the part pattern does not match {0} of {1} files: each of them is a part of its own</source>
        <translation>零件命名规则与 {1} 个文件中的 {0} 个不匹配：它们各自成为一个零件</translation>
    </message>
    <message>
        <source>the part pattern takes too long on this name</source>
        <translation>零件命名规则处理此名称耗时过长</translation>
    </message>
    <message>
        <source>the part pattern {0} matches none of {1} file names</source>
        <translation>零件命名规则 {0} 与 {1} 个文件名均不匹配</translation>
    </message>
    <message>
        <source>the picture of a mark is damaged</source>
        <translation>标记的图像已损坏</translation>
    </message>
    <message>
        <source>the pictures are {0} times as long as wide: they are inspected in tiles</source>
        <translation>图像的长度是宽度的 {0} 倍：将分块检测</translation>
    </message>
    <message>
        <source>the probe is of another tower</source>
        <translation>校验样本属于另一编码塔</translation>
    </message>
    <message>
        <source>the program ended {0} times while it read or scored this picture, which is left out</source>
        <translation>程序在读取或评分此图像时已终止 {0} 次，此图像不再检测</translation>
    </message>
    <message>
        <source>the public key cannot be read ({0})</source>
        <translation>公钥无法读取（{0}）</translation>
    </message>
    <message>
        <source>the recipe has a bank, which was made with the {0} of before</source>
        <translation>该配方已有记忆库，是用原先的 {0} 建立的</translation>
    </message>
    <message>
        <source>the recipe has all of these marks already</source>
        <translation>该配方已有全部这些标记</translation>
    </message>
    <message>
        <source>the recipe has no bank yet</source>
        <translation>该配方尚无记忆库</translation>
    </message>
    <message>
        <source>the recipe has no bank yet that could grow</source>
        <translation>该配方尚无可扩充的记忆库</translation>
    </message>
    <message>
        <source>the recipe has no words for {0} parts</source>
        <translation>该配方没有针对 {0} 零件的提示词</translation>
    </message>
    <message>
        <source>the recipe uses {0}</source>
        <translation>该配方使用 {0}</translation>
    </message>
    <message>
        <source>the recipe&apos;s pictures are inspected in mode {0}</source>
        <translation>该配方的图像以 {0} 模式检测</translation>
    </message>
    <message>
        <source>the region covers {0} of the part, at most {1} can be marked</source>
        <translation>区域覆盖零件的 {0}，最多可标记 {1}</translation>
    </message>
    <message>
        <source>the region is empty</source>
        <translation>区域为空</translation>
    </message>
    <message>
        <source>the region lies outside the image</source>
        <translation>区域位于图像之外</translation>
    </message>
    <message>
        <source>the region looks like normal parts</source>
        <translation>区域看起来与正常零件相同</translation>
    </message>
    <message>
        <source>the region of P-{0} cannot be read</source>
        <translation>P-{0} 的区域无法读取</translation>
    </message>
    <message>
        <source>the regions of its marks cover {0} million px</source>
        <translation>其标记的区域共 {0} 百万 px</translation>
    </message>
    <message>
        <source>the report could not be written ({0})</source>
        <translation>报告无法写入（{0}）</translation>
    </message>
    <message>
        <source>the secret cannot go in this header</source>
        <translation>凭据不能放入此标头</translation>
    </message>
    <message>
        <source>the secret holds characters that cannot stand in a header</source>
        <translation>凭据含有标头中不允许的字符</translation>
    </message>
    <message>
        <source>the secret itself is not kept here</source>
        <translation>凭据本身不保存在此处</translation>
    </message>
    <message>
        <source>the setting cannot be kept ({0})</source>
        <translation>设置无法保存（{0}）</translation>
    </message>
    <message>
        <source>the sign-in is locked after failures</source>
        <translation>登录因多次失败而锁定</translation>
    </message>
    <message>
        <source>the signing key cannot be kept ({0})</source>
        <translation>签名密钥无法保存（{0}）</translation>
    </message>
    <message>
        <source>the signing key cannot be read ({0})</source>
        <translation>签名密钥无法读取（{0}）</translation>
    </message>
    <message>
        <source>the station locks after 1 to {0} idle minutes, or never (0)</source>
        <translation>工位在闲置 1 到 {0} 分钟后锁定，或从不锁定（0）</translation>
    </message>
    <message>
        <source>the stored PIN or password was changed by another program</source>
        <translation>已存的 PIN 或密码被其他程序更改</translation>
    </message>
    <message>
        <source>the stored {0} is damaged: {1}</source>
        <translation>已存的 {0} 已损坏：{1}</translation>
    </message>
    <message>
        <source>the system cannot open a file of this name</source>
        <translation>系统无法打开此名称的文件</translation>
    </message>
    <message>
        <source>the template cannot be used ({0}: {1}{2})</source>
        <translation>模板无法使用（{0}：{1}{2}）</translation>
    </message>
    <message>
        <source>the test message was not taken: {0}</source>
        <translation>测试消息未被接收：{0}</translation>
    </message>
    <message>
        <source>the threshold {0}</source>
        <translation>阈值 {0}</translation>
    </message>
    <message>
        <source>the thumbnails cannot be swept ({0})</source>
        <translation>缩略图无法清理（{0}）</translation>
    </message>
    <message>
        <source>the weights are damaged or of another format ({0})</source>
        <translation>权重已损坏或为其他格式（{0}）</translation>
    </message>
    <message>
        <source>the weights are damaged: {0} holds values that are no numbers</source>
        <translation>权重已损坏：{0} 含有不是数字的值</translation>
    </message>
    <message>
        <source>the weights are not the ones that were recorded: the file is damaged or was exchanged</source>
        <translation>权重与所记录的不同：文件已损坏或被替换</translation>
    </message>
    <message>
        <source>the weights do not fit the configuration ({0})</source>
        <translation>权重与配置不符（{0}）</translation>
    </message>
    <message>
        <source>the workspace cannot be locked ({0})</source>
        <translation>工作区无法锁定（{0}）</translation>
    </message>
    <message>
        <source>the workspace cannot be made ({0})</source>
        <translation>工作区无法创建（{0}）</translation>
    </message>
    <message>
        <source>the workspace cannot be written to ({0})</source>
        <translation>工作区无法写入（{0}）</translation>
    </message>
    <message>
        <source>the workspace is being closed</source>
        <translation>工作区正在关闭</translation>
    </message>
    <message>
        <source>the workspace is in use by {0}</source>
        <translation>工作区正被 {0} 使用</translation>
    </message>
    <message>
        <source>the workspace was closed; the lot goes on at the next start</source>
        <translation>工作区已关闭；该批次将在下次启动时继续</translation>
    </message>
    <message>
        <source>the workspace was closed; the work goes on at the next start</source>
        <translation>工作区已关闭；工作将在下次启动时继续</translation>
    </message>
    <message>
        <source>the workspace was not well when it was backed up: {0}</source>
        <translation>备份时工作区不正常：{0}</translation>
    </message>
    <message>
        <source>the {0} could not be written ({1})</source>
        <translation>{0}无法写入（{1}）</translation>
    </message>
    <message>
        <source>the {0} file of {1}×{2} px is damaged or does not fit in memory</source>
        <translation>{1}×{2} px 的 {0} 文件已损坏，或内存容纳不下</translation>
    </message>
    <message>
        <source>the {0} is damaged: {1}</source>
        <translation>{0}已损坏：{1}</translation>
    </message>
    <message>
        <source>the {0} is of a newer version ({1}, this program reads up to {2})</source>
        <translation>{0}来自较新版本（{1}，本程序最高可读取 {2}）</translation>
    </message>
    <message>
        <source>there are no readable pictures of good parts</source>
        <translation>没有可读取的良品图像</translation>
    </message>
    <message>
        <source>there are no weights in this folder</source>
        <translation>此文件夹中没有权重</translation>
    </message>
    <message>
        <source>there is a feed of this name</source>
        <translation>已有同名推送</translation>
    </message>
    <message>
        <source>there is a file of that name</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>there is a recipe of this name already</source>
        <translation>已有同名配方</translation>
    </message>
    <message>
        <source>there is an administrator already</source>
        <translation>已有管理员</translation>
    </message>
    <message>
        <source>there is no bank version before it</source>
        <translation>在此之前没有记忆库版本</translation>
    </message>
    <message>
        <source>there is no configuration</source>
        <translation>没有配置</translation>
    </message>
    <message>
        <source>there is no feature level {0} in {1}</source>
        <translation>{1} 中没有特征层 {0}</translation>
    </message>
    <message>
        <source>there is no kept mark of this number</source>
        <translation>没有该编号的已保存标记</translation>
    </message>
    <message>
        <source>there is no permission to read the file</source>
        <translation>没有读取该文件的权限</translation>
    </message>
    <message>
        <source>there is no probe to try it on ({0})</source>
        <translation>没有用于试验的校验样本（{0}）</translation>
    </message>
    <message>
        <source>there is no such administrator</source>
        <translation>没有该管理员</translation>
    </message>
    <message>
        <source>there is no such bank version</source>
        <translation>没有该记忆库版本</translation>
    </message>
    <message>
        <source>there is no such detector</source>
        <translation>没有该检测器</translation>
    </message>
    <message>
        <source>there is no such feed</source>
        <translation>没有该推送</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有该文件</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>there is no such finding</source>
        <translation>没有该检出项</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有该文件夹</translation>
    </message>
    <message>
        <source>there is no such image</source>
        <translation>没有该图像</translation>
    </message>
    <message>
        <source>there is no such job</source>
        <translation>没有该作业</translation>
    </message>
    <message>
        <source>there is no such lot</source>
        <translation>没有该批次</translation>
    </message>
    <message>
        <source>there is no such mark</source>
        <translation>没有该标记</translation>
    </message>
    <message>
        <source>there is no such model</source>
        <translation>没有该模型</translation>
    </message>
    <message>
        <source>there is no such part</source>
        <translation>没有该零件</translation>
    </message>
    <message>
        <source>there is no such person</source>
        <translation>没有该人员</translation>
    </message>
    <message>
        <source>there is no such recipe</source>
        <translation>没有该配方</translation>
    </message>
    <message>
        <source>there is no such recipe version</source>
        <translation>没有该配方版本</translation>
    </message>
    <message>
        <source>there is no such review</source>
        <translation>没有该复核</translation>
    </message>
    <message>
        <source>there is no such run</source>
        <translation>没有该运行</translation>
    </message>
    <message>
        <source>there is no such run of a challenge set</source>
        <translation>没有该次考核</translation>
    </message>
    <message>
        <source>there is no workspace here</source>
        <translation>此处没有工作区</translation>
    </message>
    <message>
        <source>there is something in this folder; a backup is never restored over it</source>
        <translation>此文件夹中已有内容；备份绝不会覆盖恢复</translation>
    </message>
    <message>
        <source>there is something of that name</source>
        <translation>已有同名内容</translation>
    </message>
    <message>
        <source>this computer has no such device</source>
        <translation>本计算机没有该设备</translation>
    </message>
    <message>
        <source>this filter term is not understood</source>
        <translation>无法识别此筛选条件</translation>
    </message>
    <message>
        <source>this is a folder, not an image</source>
        <translation>这是文件夹，不是图像</translation>
    </message>
    <message>
        <source>this is a key of another kind; Ed25519 is needed</source>
        <translation>这是另一种密钥；需要 Ed25519</translation>
    </message>
    <message>
        <source>this is no address to send to</source>
        <translation>此地址无法用于发送</translation>
    </message>
    <message>
        <source>this is no backup of a workspace</source>
        <translation>这不是工作区的备份</translation>
    </message>
    <message>
        <source>this is no head of the log</source>
        <translation>这不是日志的链头</translation>
    </message>
    <message>
        <source>this is no public key</source>
        <translation>这不是公钥</translation>
    </message>
    <message>
        <source>this is no signature of an audit log</source>
        <translation>这不是审计日志的签名</translation>
    </message>
    <message>
        <source>this is no signing key</source>
        <translation>这不是签名密钥</translation>
    </message>
    <message>
        <source>this is no {0} that was exported ({1})</source>
        <translation>这不是导出的{0}（{1}）</translation>
    </message>
    <message>
        <source>this is not a file of weights</source>
        <translation>这不是权重文件</translation>
    </message>
    <message>
        <source>this is not a regular file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>this is not a time of the day</source>
        <translation>这不是一天中的时间</translation>
    </message>
    <message>
        <source>this is the last administrator</source>
        <translation>这是最后一名管理员</translation>
    </message>
    <message>
        <source>this kind of BMP ({0} bits, compression {1}) cannot be read</source>
        <translation>无法读取此类 BMP（{0} 位，压缩方式 {1}）</translation>
    </message>
    <message>
        <source>this kind of TIFF ({0} bits, {1} samples a pixel) cannot be read</source>
        <translation>无法读取此类 TIFF（{0} 位，每像素 {1} 个采样值）</translation>
    </message>
    <message>
        <source>this model has a fixed input size</source>
        <translation>该模型的输入尺寸固定</translation>
    </message>
    <message>
        <source>this program knows no {0}{1}</source>
        <translation>本程序不认识 {0}{1}</translation>
    </message>
    <message>
        <source>this workspace is of a version without an audit log</source>
        <translation>此工作区来自没有审计日志的版本</translation>
    </message>
    <message>
        <source>threshold set by hand</source>
        <translation>手动设置的阈值</translation>
    </message>
    <message>
        <source>threshold set by hand: {0}</source>
        <translation>手动设置的阈值：{0}</translation>
    </message>
    <message>
        <source>timm {0} has no architecture {1}</source>
        <translation>timm {0} 没有架构 {1}</translation>
    </message>
    <message>
        <source>too few parts to judge</source>
        <translation>零件太少，无法判断</translation>
    </message>
    <message>
        <source>too large for the memory that is free ({0}×{1} px take {2} MB, {3} MB are free)</source>
        <translation>太大，可用内存不足（{0}×{1} px 需 {2} MB，可用 {3} MB）</translation>
    </message>
    <message>
        <source>too large to inspect ({0} of {1} bits, {2} MB decoded, at most {3})</source>
        <translation>太大，无法检测（{0}，{1} 位，解码后 {2} MB，最大 {3}）</translation>
    </message>
    <message>
        <source>too large to inspect ({0}, at most {1} million px)</source>
        <translation>太大，无法检测（{0}，最大 {1} 百万 px）</translation>
    </message>
    <message>
        <source>too large to inspect ({0}, at most {1} px a side)</source>
        <translation>太大，无法检测（{0}，每边最大 {1} px）</translation>
    </message>
    <message>
        <source>too small to inspect ({0}, needs at least {1}×{2})</source>
        <translation>太小，无法检测（{0}，至少需要 {1}×{2}）</translation>
    </message>
    <message>
        <source>turned or mirrored, {0} would lose known parts: {1}</source>
        <translation>旋转或镜像后，{0} 会使已知零件判错：{1}</translation>
    </message>
    <message>
        <source>two defect classes have the same name</source>
        <translation>有两个缺陷类别名称相同</translation>
    </message>
    <message>
        <source>undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>version {0} of the recipe was written by a newer program, or is damaged ({1})</source>
        <translation>配方的版本 {0} 由较新的程序写入，或已损坏（{1}）</translation>
    </message>
    <message>
        <source>watching the folder has failed: {0}</source>
        <translation>监视文件夹失败：{0}</translation>
    </message>
    <message>
        <source>weights of OpenAI need QuickGELU, and the configuration does not ask for it</source>
        <translation>OpenAI 的权重需要 QuickGELU，而配置未要求使用</translation>
    </message>
    <message>
        <source>what stands out in the region belongs to something beside it, there is nothing to learn</source>
        <translation>区域内的不同之处属于其旁边的内容，没有可学习的内容</translation>
    </message>
    <message>
        <source>what the keyring keeps is no signing key</source>
        <translation>密钥环中保存的不是签名密钥</translation>
    </message>
    <message>
        <source>with its marks {0} known parts would be judged wrongly and {1} quiet parts flagged again</source>
        <translation>采用其标记后，{0} 个已知零件将被误判，{1} 个静默零件将重新变为可疑</translation>
    </message>
    <message>
        <source>with marks of strength {0} the recipe</source>
        <translation>标记强度为 {0} 的配方</translation>
    </message>
    <message>
        <source>with the mark known parts are lost: {0}</source>
        <translation>采用该标记会使已知零件判错：{0}</translation>
    </message>
    <message>
        <source>{0} backups cannot be kept</source>
        <translation>无法保留 {0} 份备份</translation>
    </message>
    <message>
        <source>{0} by {1} with weights {2} (encoding {3}); {4} here has weights {5} (encoding {6})</source>
        <translation>{0} 由 {1} 用权重 {2}（编码 {3}）生成；此处的 {4} 权重为 {5}（编码 {6}）</translation>
    </message>
    <message>
        <source>{0} does not give its intermediate features</source>
        <translation>{0} 不提供中间特征</translation>
    </message>
    <message>
        <source>{0} has made the mark, so another person has to decide about it</source>
        <translation>该标记由 {0} 建立，因此须由他人决定</translation>
    </message>
    <message>
        <source>{0} is not a JSON object</source>
        <translation>{0} 不是 JSON 对象</translation>
    </message>
    <message>
        <source>{0} known parts would be judged wrongly, first {1} of lot {2}</source>
        <translation>{0} 个已知零件将被误判，首个为批次 {2} 的 {1}</translation>
    </message>
    <message>
        <source>{0} loses known parts: {1}</source>
        <translation>采用{0}，会使已知零件判错：{1}</translation>
    </message>
    <message>
        <source>{0} may do this</source>
        <translation>{0}可执行此操作</translation>
    </message>
    <message>
        <source>{0} may not do this</source>
        <translation>{0} 无权执行此操作</translation>
    </message>
    <message>
        <source>{0} messages in a row were refused: no more are kept aside, and sending rests until one is taken. Is the address right? ({1})</source>
        <translation>已连续 {0} 条消息被拒：不再另存被拒消息，在有消息被接收之前暂停发送。地址是否正确？（{1}）</translation>
    </message>
    <message>
        <source>{0} more were left out</source>
        <translation>另有 {0} 个已略去</translation>
    </message>
    <message>
        <source>{0} of no use any more: features and picture are gone, or the picture is another one now: {1}{2}</source>
        <translation>{0}已无法使用：特征和图像已不存在，或图像已被替换：{1}{2}</translation>
    </message>
    <message>
        <source>{0} of {1} pictures are nearly the same as another one</source>
        <translation>{1} 张图像中有 {0} 张与其他图像几乎相同</translation>
    </message>
    <message>
        <source>{0} pictures against each other need about {1} GB, and {2} GB are free</source>
        <translation>{0} 张图像两两比较约需 {1} GB，可用 {2} GB</translation>
    </message>
    <message>
        <source>{0}{1} cannot be {2}</source>
        <translation>{0}{1} 不能为 {2}</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>The whole picture</source>
        <translation>整张图像</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <translation>yyyy年M月d日 HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>1 step gentler</source>
        <translation>减弱 1 级</translation>
    </message>
    <message>
        <source>As gentle as can be, it would still hide some.</source>
        <translation>即使减到最弱，仍会掩盖部分缺陷。</translation>
    </message>
    <message>
        <source>Draw a smaller region</source>
        <translation>画较小的区域</translation>
    </message>
    <message>
        <source>Looking for a gentler mark that hides none…</source>
        <translation>正在寻找不掩盖缺陷的较弱标记…</translation>
    </message>
    <message>
        <source>hides none, clears {0}</source>
        <translation>不掩盖缺陷，解除 {0} 个</translation>
    </message>
    <message>
        <source>{0} steps gentler</source>
        <translation>减弱 {0} 级</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Folder of part pictures</source>
        <translation>零件图像文件夹</translation>
    </message>
    <message>
        <source>The pictures of the demo are drawn…</source>
        <translation>正在绘制演示图像…</translation>
    </message>
</context>
<context>
    <name>OperationHandlers</name>
    <message>
        <source>Bundle for support</source>
        <translation>支持包</translation>
    </message>
    <message>
        <source>Writing the bundle for support…</source>
        <translation>正在写入支持包…</translation>
    </message>
    <message>
        <source>Zip (*.zip)</source>
        <translation>Zip (*.zip)</translation>
    </message>
    <message>
        <source>{0} holds no pictures and no names of parts or people</source>
        <translation>{0} 不含图像，也不含零件或人员的名称</translation>
    </message>
</context>
<context>
    <name>Overlaid</name>
    <message>
        <source>Wipe between this part and: {0}</source>
        <translation>将本零件与以下零件划动对比：{0}</translation>
    </message>
    <message>
        <source>this part</source>
        <translation>本零件</translation>
    </message>
</context>
<context>
    <name>PartCell</name>
    <message>
        <source>flagged</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>被掩盖</translation>
    </message>
</context>
<context>
    <name>PartChoice</name>
    <message>
        <source>A pattern…</source>
        <translation>命名规则…</translation>
    </message>
    <message>
        <source>Endings</source>
        <translation>名称结尾</translation>
    </message>
    <message>
        <source>Every picture is a part</source>
        <translation>每张图像为一个零件</translation>
    </message>
    <message>
        <source>Every sub-folder is a part</source>
        <translation>每个子文件夹为一个零件</translation>
    </message>
    <message>
        <source>Name the groups part, view and light: only part is needed.</source>
        <translation>请将分组命名为 part（零件）、view（视角）和 light（光照）：只有 part 必需。</translation>
    </message>
    <message>
        <source>Names end with the view, as in 0001_top</source>
        <translation>名称以视角结尾，如 0001_top</translation>
    </message>
    <message>
        <source>Part pattern</source>
        <translation>零件命名规则</translation>
    </message>
    <message>
        <source>Pictures of a part</source>
        <translation>零件的图像</translation>
    </message>
    <message>
        <source>lights: {0}</source>
        <translation>光照：{0}</translation>
    </message>
    <message>
        <source>top, side (empty: whatever follows the last _)</source>
        <translation>top, side（留空：取最后一个 _ 之后的内容）</translation>
    </message>
    <message>
        <source>views: {0}</source>
        <translation>视角：{0}</translation>
    </message>
    <message>
        <source>{0} match nothing and stand alone, {1} for instance</source>
        <translation>{0} 张不匹配，各自成为零件，例如 {1}</translation>
    </message>
    <message>
        <source>{0} pictures make {1} parts</source>
        <translation>{0} 张图像组成 {1} 个零件</translation>
    </message>
</context>
<context>
    <name>PartPanel</name>
    <message>
        <source>Check sample {0} of {1}</source>
        <translation>抽检样本 {0} / {1}</translation>
    </message>
    <message>
        <source>Could not be inspected</source>
        <translation>无法检测</translation>
    </message>
    <message>
        <source>Every change of marks, threshold and bank is held against the known parts of the recipe</source>
        <translation>标记、阈值和记忆库的每次更改都会用该配方的已知零件考核</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检出项</translation>
    </message>
    <message>
        <source>Known good part</source>
        <translation>已知良品</translation>
    </message>
    <message>
        <source>Look at the picture and decide: score, heatmap and findings are shown afterwards.</source>
        <translation>请查看图像并作出决定：随后会显示得分、热图和检出项。</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>无检出项</translation>
    </message>
    <message>
        <source>Not inspected yet</source>
        <translation>尚未检测</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note, stored with the next decision</source>
        <translation>备注，随下一次决定保存</translation>
    </message>
    <message>
        <source>no bank of other parts yet</source>
        <translation>尚无其他零件的记忆库</translation>
    </message>
    <message>
        <source>{0}: drawn by hand, no finding of the machine lies here</source>
        <translation>{0}：手工绘制，此处没有机器的检出项</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Engineer</source>
        <translation>工程师</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>approve marks</source>
        <translation>批准标记</translation>
    </message>
    <message>
        <source>change banks</source>
        <translation>更改记忆库</translation>
    </message>
    <message>
        <source>change recipes</source>
        <translation>更改配方</translation>
    </message>
    <message>
        <source>change thresholds</source>
        <translation>更改阈值</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>formerly {0}</source>
        <translation>原名 {0}</translation>
    </message>
    <message>
        <source>manage people</source>
        <translation>人员管理</translation>
    </message>
    <message>
        <source>mark</source>
        <translation>标记</translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Idle minutes until the station locks</source>
        <translation>工位锁定前的闲置分钟数</translation>
    </message>
    <message>
        <source>Lock the station after</source>
        <translation>闲置后锁定工位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>No sign-in any more</source>
        <translation>停用登录</translation>
    </message>
    <message>
        <source>PIN of {0}</source>
        <translation>{0} 的 PIN</translation>
    </message>
    <message>
        <source>PIN…</source>
        <translation>PIN…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>重命名 {0}</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Role of {0}</source>
        <translation>{0} 的角色</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>Signs in by</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>{0}: {1}, signs in by {2}.</source>
        <translation>{0}：{1}，登录方式为 {2}。</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 或密码</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>may: {0}</source>
        <translation>权限：{0}</translation>
    </message>
</context>
<context>
    <name>PictureBar</name>
    <message>
        <source>Colours of the heatmap</source>
        <translation>热图的颜色</translation>
    </message>
    <message>
        <source>Opacity of the heatmap</source>
        <translation>热图的不透明度</translation>
    </message>
    <message>
        <source>Opacity of the heatmap   [ ]</source>
        <translation>热图的不透明度   [ ]</translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>The file was changed after it was inspected. Heatmap and findings belong to the picture of before; open the folder again to inspect this one.</source>
        <translation>该文件在检测后被更改。热图和检出项属于原来的图像；请重新打开文件夹以检测此图像。</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Take back the last character</source>
        <translation>删除最后一个字符</translation>
    </message>
</context>
<context>
    <name>PlaceRow</name>
    <message>
        <source>More places</source>
        <translation>更多页面</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>1 more flagged part loses score but stays flagged</source>
        <translation>另有 1 个可疑零件得分下降，但仍为可疑</translation>
    </message>
    <message>
        <source>Clears {0} flagged part</source>
        <translation>解除 {0} 个可疑零件</translation>
    </message>
    <message>
        <source>Clears {0} flagged parts</source>
        <translation>解除 {0} 个可疑零件</translation>
    </message>
    <message>
        <source>Confirmed defects that lose score</source>
        <translation>得分下降的已确认缺陷</translation>
    </message>
    <message>
        <source>Confirmed defects would no longer be flagged. Press again to keep the mark.</source>
        <translation>已确认缺陷将不再为可疑。再按一次可保存标记。</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Flag good parts and keep</source>
        <translation>良品变可疑，仍保存</translation>
    </message>
    <message>
        <source>Gentler</source>
        <translation>减弱</translation>
    </message>
    <message>
        <source>Go quiet</source>
        <translation>转为静默</translation>
    </message>
    <message>
        <source>Hide defects and keep</source>
        <translation>掩盖缺陷，仍保存</translation>
    </message>
    <message>
        <source>How far the mark reaches, against the strength of the recipe</source>
        <translation>标记的作用范围（相对于配方的强度）</translation>
    </message>
    <message>
        <source>Keep mark</source>
        <translation>保存标记</translation>
    </message>
    <message>
        <source>Known good parts that would be flagged</source>
        <translation>将变为可疑的已知良品</translation>
    </message>
    <message>
        <source>Known good parts would be flagged. Press again to keep the mark.</source>
        <translation>已知良品将变为可疑。再按一次可保存标记。</translation>
    </message>
    <message>
        <source>Looking what this mark would do…</source>
        <translation>正在查看此标记的效果…</translation>
    </message>
    <message>
        <source>Mark as pseudo-anomaly</source>
        <translation>标记为伪异常</translation>
    </message>
    <message>
        <source>No confirmed defect would be hidden, no known good part flagged.</source>
        <translation>不会掩盖已确认缺陷，也不会使已知良品变为可疑。</translation>
    </message>
    <message>
        <source>No confirmed defect would be hidden.</source>
        <translation>不会掩盖已确认缺陷。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stronger</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>This mark would hide confirmed defects. Draw a smaller region, or make it gentler.</source>
        <translation>此标记会掩盖已确认缺陷。请画较小的区域，或减弱标记。</translation>
    </message>
    <message>
        <source>Why? It is kept with your name</source>
        <translation>为什么？将与姓名一同保存</translation>
    </message>
    <message>
        <source>With this mark known good parts would be flagged: marks of its kind reach less far then.</source>
        <translation>采用此标记后，已知良品将变为可疑：同类标记的作用范围会因此缩小。</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>默认强度</translation>
    </message>
    <message>
        <source>flags {4} of {5} known good parts</source>
        <translation>使 {5} 个已知良品中的 {4} 个变为可疑</translation>
    </message>
    <message>
        <source>hides {1} of {2} confirmed defects</source>
        <translation>掩盖 {2} 个已确认缺陷中的 {1} 个</translation>
    </message>
    <message>
        <source>strength {0:+d}</source>
        <translation>强度 {0:+d}</translation>
    </message>
    <message>
        <source>weakens {3}</source>
        <translation>使 {3} 个缺陷得分下降</translation>
    </message>
    <message>
        <source>{0} more flagged parts lose score but stay flagged</source>
        <translation>另有 {0} 个可疑零件得分下降，但仍为可疑</translation>
    </message>
</context>
<context>
    <name>QuietBlock</name>
    <message>
        <source> and {0} more</source>
        <translation> 及另外 {0} 个</translation>
    </message>
    <message>
        <source>Partly quiet because of {0}</source>
        <translation>因 {0} 部分静默</translation>
    </message>
    <message>
        <source>Quiet because of {0}</source>
        <translation>因 {0} 而静默</translation>
    </message>
    <message>
        <source>Show in bank</source>
        <translation>在标记库中显示</translation>
    </message>
    <message>
        <source>marked by {0} at {2} on {1}</source>
        <translation>由 {0} 于 {1} 在 {2} 标记</translation>
    </message>
    <message>
        <source>marked by {0} on {1}</source>
        <translation>由 {0} 于 {1} 标记</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>normal {0}×</source>
        <translation>正常值 {0}×</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>得分 {0}</translation>
    </message>
    <message>
        <source>wording {0} %</source>
        <translation>提示词 {0}%</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>nearest known nuisance P-{0} at {1}×</source>
        <translation>最接近的已知伪异常 P-{0}，差异 {1}×</translation>
    </message>
    <message>
        <source>no known nuisance is near</source>
        <translation>附近没有已知伪异常</translation>
    </message>
    <message>
        <source>unlike normal {0}×</source>
        <translation>与正常相差 {0}×</translation>
    </message>
    <message>
        <source>wording says {0:.0f} % abnormal</source>
        <translation>按提示词，异常程度 {0:.0f}%</translation>
    </message>
    <message>
        <source>{0:.0f} % of it is explained by the mark</source>
        <translation>其中 {0:.0f}% 可由标记解释</translation>
    </message>
</context>
<context>
    <name>RecipeCommands</name>
    <message>
        <source>Export recipe</source>
        <translation>导出配方</translation>
    </message>
    <message>
        <source>Import recipe</source>
        <translation>导入配方</translation>
    </message>
    <message>
        <source>Its name here; folders that are opened under this name are judged by it</source>
        <translation>在本机的名称；以此名称打开的文件夹均按此配方判定</translation>
    </message>
    <message>
        <source>Recipe written: {0}</source>
        <translation>配方已写入：{0}</translation>
    </message>
    <message>
        <source>Recipes (*{0})</source>
        <translation>配方 (*{0})</translation>
    </message>
    <message>
        <source>The recipe {0} is there: name it when a folder is opened</source>
        <translation>配方 {0} 已就绪：打开文件夹时请选用此名称</translation>
    </message>
</context>
<context>
    <name>RecipeField</name>
    <message>
        <source>Recipes there are   ↓</source>
        <translation>已有配方   ↓</translation>
    </message>
</context>
<context>
    <name>RecipeFields</name>
    <message>
        <source>A mark acts on nothing until another person has approved it</source>
        <translation>标记须经他人批准后才生效</translation>
    </message>
    <message>
        <source>A second person approves marks</source>
        <translation>标记由第二人批准</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>零件类别</translation>
    </message>
    <message>
        <source>Challenge set every, hours</source>
        <translation>考核间隔（小时）</translation>
    </message>
    <message>
        <source>Check sample, %</source>
        <translation>抽检样本（%）</translation>
    </message>
    <message>
        <source>Cost of a false call</source>
        <translation>误报成本</translation>
    </message>
    <message>
        <source>Cost of an escape</source>
        <translation>漏检成本</translation>
    </message>
    <message>
        <source>Deciding</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>检测器</translation>
    </message>
    <message>
        <source>Empty: sizes are told in pixels</source>
        <translation>留空：尺寸以像素表示</translation>
    </message>
    <message>
        <source>Empty: the category</source>
        <translation>留空：使用零件类别</translation>
    </message>
    <message>
        <source>Grey levels of 16-bit pictures</source>
        <translation>16 位图像的灰度范围</translation>
    </message>
    <message>
        <source>How a picture of it is spoken of; {} stands for the state</source>
        <translation>对零件图像的描述方式；{} 代表状态</translation>
    </message>
    <message>
        <source>How far marks reach, from -7 to 7</source>
        <translation>标记的作用范围，-7 至 7</translation>
    </message>
    <message>
        <source>How the files of later lots make parts; empty: every file is one</source>
        <translation>后续批次的文件如何组成零件；留空：每个文件为一个零件</translation>
    </message>
    <message>
        <source>Ignored regions, %</source>
        <translation>忽略区域（%）</translation>
    </message>
    <message>
        <source>In any unit: what it costs to look at a good part; empty: not said</source>
        <translation>单位任意：查看一个良品的成本；留空：不指定</translation>
    </message>
    <message>
        <source>In the same unit: what a missed defect costs; empty: not said</source>
        <translation>单位同上：漏掉一个缺陷的成本；留空：不指定</translation>
    </message>
    <message>
        <source>Input size, px</source>
        <translation>输入尺寸（px）</translation>
    </message>
    <message>
        <source>Kept with 95 % confidence by the next threshold; empty: one part in ten is expected</source>
        <translation>下一个阈值以 95% 置信度保证此值；留空：按十个零件中有一个误报估计</translation>
    </message>
    <message>
        <source>Known parts are asked by themselves so often; 0: never</source>
        <translation>按此间隔自动考核已知零件；0：从不</translation>
    </message>
    <message>
        <source>Later marks are not learnt turned or mirrored</source>
        <translation>以后的标记不按旋转或镜像学习</translation>
    </message>
    <message>
        <source>Left, top, width and height in per cent of the picture; empty: all of it</source>
        <translation>左、上、宽、高，为图像的百分比；留空：整幅图像</translation>
    </message>
    <message>
        <source>Millimetres a pixel</source>
        <translation>每像素毫米数</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Of the parts that are not flagged, drawn to be decided blind; 0: none</source>
        <translation>从非可疑零件中抽取，供盲检；0：不抽取</translation>
    </message>
    <message>
        <source>Of this kind of part alone, such as: {} with four screws</source>
        <translation>仅用于此类零件，例如：{} with four screws</translation>
    </message>
    <message>
        <source>One a line, as rim: 0 0 100 20; findings are counted by them on the threshold page</source>
        <translation>每行一个，如 边缘: 0 0 100 20；阈值页按这些区域统计检出项</translation>
    </message>
    <message>
        <source>One a line, in the order of their digits</source>
        <translation>每行一个，按数字键顺序排列</translation>
    </message>
    <message>
        <source>One a line: left, top, width and height; such places never score</source>
        <translation>每行一个：左、上、宽、高；这些位置不计得分</translation>
    </message>
    <message>
        <source>One a line; {} stands for the part</source>
        <translation>每行一个；{} 代表零件</translation>
    </message>
    <message>
        <source>Part pattern</source>
        <translation>零件命名规则</translation>
    </message>
    <message>
        <source>Parts always lie the same way</source>
        <translation>零件摆放方向始终一致</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>计算精度</translation>
    </message>
    <message>
        <source>Promised false-call rate, %</source>
        <translation>保证的误报率（%）</translation>
    </message>
    <message>
        <source>Radii of the features</source>
        <translation>特征半径</translation>
    </message>
    <message>
        <source>Region of interest, %</source>
        <translation>检测范围（%）</translation>
    </message>
    <message>
        <source>Regions of the part, %</source>
        <translation>零件区域（%）</translation>
    </message>
    <message>
        <source>Resize mode</source>
        <translation>缩放方式</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Size of the bank</source>
        <translation>记忆库大小</translation>
    </message>
    <message>
        <source>States of a defective part</source>
        <translation>缺陷品的状态</translation>
    </message>
    <message>
        <source>States of a good part</source>
        <translation>良品的状态</translation>
    </message>
    <message>
        <source>Strength of marks</source>
        <translation>标记强度</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>句式模板</translation>
    </message>
    <message>
        <source>The part</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>What a defective part has</source>
        <translation>缺陷品的特点</translation>
    </message>
    <message>
        <source>What a good part has</source>
        <translation>良品的特点</translation>
    </message>
    <message>
        <source>What a model with a text tower is asked</source>
        <translation>带文本编码塔的模型所用的提示词</translation>
    </message>
    <message>
        <source>What the bank is made with</source>
        <translation>建立记忆库所用的参数</translation>
    </message>
    <message>
        <source>Width to height of the pictures</source>
        <translation>图像宽高比</translation>
    </message>
    <message>
        <source>Words for this part</source>
        <translation>零件的名称用词</translation>
    </message>
</context>
<context>
    <name>RecipePage</name>
    <message>
        <source>16 bit, faster on many GPUs</source>
        <translation>16 位，在许多 GPU 上更快</translation>
    </message>
    <message>
        <source>32 bit, exact</source>
        <translation>32 位，精确</translation>
    </message>
    <message>
        <source>Bank of good parts</source>
        <translation>良品库</translation>
    </message>
    <message>
        <source>Give a name and a colon before the four numbers</source>
        <translation>请在四个数字前写名称和半角冒号</translation>
    </message>
    <message>
        <source>Give a whole number</source>
        <translation>请输入整数</translation>
    </message>
    <message>
        <source>Give four numbers with spaces between: left, top, width, height</source>
        <translation>请输入以空格分隔的四个数字：左、上、宽、高</translation>
    </message>
    <message>
        <source>Known parts and drift</source>
        <translation>已知零件与漂移</translation>
    </message>
    <message>
        <source>Lower threshold, raw</source>
        <translation>下阈值（原始值）</translation>
    </message>
    <message>
        <source>PA-CLIP, two memory banks</source>
        <translation>PA-CLIP，两个记忆库</translation>
    </message>
    <message>
        <source>Recipe {0}, version {1}</source>
        <translation>配方 {0}，版本 {1}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings, not saved</source>
        <translation>设置（未保存）</translation>
    </message>
    <message>
        <source>Threshold rests on</source>
        <translation>阈值依据</translation>
    </message>
    <message>
        <source>Threshold, raw</source>
        <translation>阈值（原始值）</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>good parts</source>
        <translation>良品</translation>
    </message>
    <message>
        <source>in overlapping tiles</source>
        <translation>按重叠分块</translation>
    </message>
    <message>
        <source>into a square, long pictures in tiles</source>
        <translation>缩放为正方形，长图像分块</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手动设定</translation>
    </message>
    <message>
        <source>squeezed into a square</source>
        <translation>压缩为正方形</translation>
    </message>
    <message>
        <source>the lot itself, provisional</source>
        <translation>批次自身，暂定</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型默认值</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{0} patches</source>
        <translation>{0} 个图块</translation>
    </message>
    <message>
        <source>{0} to 1</source>
        <translation>{0} 比 1</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0}, built in</source>
        <translation>{0}，内置</translation>
    </message>
    <message>
        <source>“{0}” is no number</source>
        <translation>“{0}”不是数字</translation>
    </message>
</context>
<context>
    <name>RegionEditor</name>
    <message>
        <source>calm here</source>
        <translation>此处无异常</translation>
    </message>
    <message>
        <source>down to {0}</source>
        <translation>低至 {0}</translation>
    </message>
    <message>
        <source>down to {0} of {1}</source>
        <translation>低至 {1} 的 {0}</translation>
    </message>
    <message>
        <source>no map yet</source>
        <translation>尚无热图</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>All parts of the lot: {0}</source>
        <translation>批次的全部零件：{0}</translation>
    </message>
    <message>
        <source>COCO annotations</source>
        <translation>COCO 标注</translation>
    </message>
    <message>
        <source>CSV, a table</source>
        <translation>CSV，表格</translation>
    </message>
    <message>
        <source>Certificates of the marks that act in it (PDF, HTML)</source>
        <translation>其中生效标记的证书（PDF、HTML）</translation>
    </message>
    <message>
        <source>Choose: {0}</source>
        <translation>选择：{0}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Control limits from</source>
        <translation>控制限来源</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>HTML, one page to read</source>
        <translation>HTML，单页阅读</translation>
    </message>
    <message>
        <source>JSON, for programs</source>
        <translation>JSON，供程序使用</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>徽标</translation>
    </message>
    <message>
        <source>Masks (PNG)</source>
        <translation>掩膜（PNG）</translation>
    </message>
    <message>
        <source>PDF, to sign and keep</source>
        <translation>PDF，供签字存档</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图像 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Template of the HTML</source>
        <translation>HTML 模板</translation>
    </message>
    <message>
        <source>Templates (*.j2 *.html)</source>
        <translation>模板 (*.j2 *.html)</translation>
    </message>
    <message>
        <source>The list still shows {0}: sort it again (F5).</source>
        <translation>列表仍显示 {0}：请重新排序（F5）。</translation>
    </message>
    <message>
        <source>What the filter shows: {0} ({1})</source>
        <translation>筛选结果：{0}（{1}）</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>XLSX, a workbook</source>
        <translation>XLSX，工作簿</translation>
    </message>
    <message>
        <source>YOLO boxes</source>
        <translation>YOLO 边框</translation>
    </message>
    <message>
        <source>the last lots; or lot:1..12</source>
        <translation>最近的批次；或 lot:1..12</translation>
    </message>
    <message>
        <source>the program&apos;s own</source>
        <translation>程序自带模板</translation>
    </message>
    <message>
        <source>the workspace&apos;s reports</source>
        <translation>工作区的报告文件夹</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Black and white can be chosen for pictures of 16 bits</source>
        <translation>只有 16 位图像可以设定黑白范围</translation>
    </message>
    <message>
        <source>Defect classes changed</source>
        <translation>缺陷类别已更改</translation>
    </message>
    <message>
        <source>No flagged part is left undecided in this lot</source>
        <translation>该批次中已没有未判定的可疑零件</translation>
    </message>
    <message>
        <source>No mark is near this finding</source>
        <translation>此检出项附近没有标记</translation>
    </message>
    <message>
        <source>Nothing else is flagged yet; the inspection goes on</source>
        <translation>目前没有其他可疑零件；检测仍在进行</translation>
    </message>
    <message>
        <source>Select a finding, or draw a region first</source>
        <translation>请先选择检出项，或绘制区域</translation>
    </message>
    <message>
        <source>Still at work: {0}. Press again when it is done</source>
        <translation>仍在处理：{0}。请完成后再按一次</translation>
    </message>
    <message>
        <source>The check sample of this lot is done</source>
        <translation>此批次的抽检已完成</translation>
    </message>
    <message>
        <source>The file was changed after it was inspected. Open the folder again first</source>
        <translation>文件在检测后已被更改。请先重新打开文件夹</translation>
    </message>
    <message>
        <source>The part stands alone again</source>
        <translation>已恢复单独显示零件</translation>
    </message>
    <message>
        <source>The wand leaves out what is calmer inside</source>
        <translation>魔棒不包含内部得分较低处</translation>
    </message>
    <message>
        <source>The wand takes in what is calmer inside</source>
        <translation>魔棒包含内部得分较低处</translation>
    </message>
    <message>
        <source>There is no good part to compare with yet</source>
        <translation>尚无良品可供对比</translation>
    </message>
    <message>
        <source>There is no other such part in this lot</source>
        <translation>此批次中没有其他此类零件</translation>
    </message>
    <message>
        <source>There is nothing else to compare with here</source>
        <translation>此处没有其他可对比的图像</translation>
    </message>
    <message>
        <source>This image was inspected once; there is no earlier run</source>
        <translation>此图像只检测过一次；没有更早的运行</translation>
    </message>
    <message>
        <source>This lot has no check sample: it is drawn when the inspection ends</source>
        <translation>此批次没有抽检样本：检测结束时才会抽取</translation>
    </message>
    <message>
        <source>This part has one image only</source>
        <translation>此零件只有一张图像</translation>
    </message>
    <message>
        <source>This part is checked without sight of earlier results</source>
        <translation>此零件为盲检，不显示以前的结果</translation>
    </message>
    <message>
        <source>Threshold moved; every verdict reads anew</source>
        <translation>阈值已移动；所有判定已随之更新</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>{0} kept again</source>
        <translation>{0} 已重新保存</translation>
    </message>
    <message>
        <source>{0} kept: clears {1} flagged part</source>
        <translation>{0} 已保存：解除 {1} 个可疑零件</translation>
    </message>
    <message>
        <source>{0} kept: clears {1} flagged parts</source>
        <translation>{0} 已保存：解除 {1} 个可疑零件</translation>
    </message>
    <message>
        <source>{0} part: {1}</source>
        <translation>{0} 个零件：{1}</translation>
    </message>
    <message>
        <source>{0} parts: {1}</source>
        <translation>{0} 个零件：{1}</translation>
    </message>
    <message>
        <source>{0} revoked</source>
        <translation>{0} 已废除</translation>
    </message>
    <message>
        <source>{0} waits for approval by another person</source>
        <translation>{0} 等待他人批准</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Nothing to look at yet. The first part appears here as soon as a picture is found.</source>
        <translation>暂无内容。找到图像后，第一个零件即显示在此。</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Forget this filter</source>
        <translation>删除此筛选</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>保存此筛选</translation>
    </message>
    <message>
        <source>Kept filter {0}</source>
        <translation>已存筛选 {0}</translation>
    </message>
    <message>
        <source>{0}
Right click: forget it</source>
        <translation>{0}
右键单击：删除</translation>
    </message>
</context>
<context>
    <name>ScoreBar</name>
    <message>
        <source>Score of the part {score}, threshold 1, {words}</source>
        <translation>零件得分 {score}，阈值 1，{words}</translation>
    </message>
    <message>
        <source>The part has no score</source>
        <translation>此零件没有得分</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Give 0 to 100 %</source>
        <translation>请输入 0 至 100%</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>The bank was made with these. Other values need a new bank: give them to a recipe of another name.</source>
        <translation>记忆库以这些参数建立。使用其他值需要新的记忆库：请在另一名称的配方中设定。</translation>
    </message>
    <message>
        <source>The first lot makes the bank with these; from then on they stay as they are.</source>
        <translation>第一个批次以这些参数建立记忆库；此后不再改变。</translation>
    </message>
</context>
<context>
    <name>ShortcutEditor</name>
    <message>
        <source>All as delivered</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>Choose a command, click the field and press the new key.</source>
        <translation>请选择命令，单击输入框，再按下新的快捷键。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Edit keys</source>
        <translation>编辑快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>改为此命令使用</translation>
    </message>
    <message>
        <source>{0} belongs to “{1}”, which would lose it.</source>
        <translation>{0} 已分配给“{1}”，改用后该命令将失去此快捷键。</translation>
    </message>
    <message>
        <source>{0} is fixed: {1}.</source>
        <translation>{0} 为固定快捷键：{1}。</translation>
    </message>
    <message>
        <source>{0} is free.</source>
        <translation>{0} 可用。</translation>
    </message>
    <message>
        <source>{0} is its key already.</source>
        <translation>{0} 已是此命令的快捷键。</translation>
    </message>
</context>
<context>
    <name>SignInOverlay</name>
    <message>
        <source>Checking…</source>
        <translation>正在考核…</translation>
    </message>
    <message>
        <source>Close Inspector</source>
        <translation>关闭 Inspector</translation>
    </message>
    <message>
        <source>Name and PIN or password do not fit together.</source>
        <translation>姓名与 PIN 或密码不匹配。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN 或密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Too many failures. Again in {0}.</source>
        <translation>失败次数过多。请在 {0} 后重试。</translation>
    </message>
    <message>
        <source>Who works here now?</source>
        <translation>现在由谁操作？</translation>
    </message>
</context>
<context>
    <name>StackedHistogram</name>
    <message>
        <source>Scores of the lot, with both handles of the threshold</source>
        <translation>批次得分及阈值的两个滑块</translation>
    </message>
    <message>
        <source>Scores of the lot, with the threshold</source>
        <translation>批次得分及阈值</translation>
    </message>
    <message>
        <source>The scores of the lot appear here once parts are inspected</source>
        <translation>零件检测后，批次得分显示在此处</translation>
    </message>
    <message>
        <source>Threshold {upper}, lower handle {lower}: {ok} ok, {check} check, {flagged} flagged</source>
        <translation>阈值 {upper}，下限滑块 {lower}：合格 {ok}，待查 {check}，可疑 {flagged}</translation>
    </message>
    <message>
        <source>{start} to {end}: {count} parts, {good} reviewed good, {defect} rejected</source>
        <translation>{start} 至 {end}：{count} 个零件，复核为良品 {good} 个，拒收 {defect} 个</translation>
    </message>
    <message>
        <source>{start} to {end}: {count} parts, {reviewed} reviewed</source>
        <translation>{start} 至 {end}：{count} 个零件，已复核 {reviewed} 个</translation>
    </message>
    <message>
        <source>▨ {n} reviewed</source>
        <translation>▨ 已复核 {n}</translation>
    </message>
    <message>
        <source>▲ {n} flagged</source>
        <translation>▲ 可疑 {n}</translation>
    </message>
    <message>
        <source>◆ {n} check</source>
        <translation>◆ 待查 {n}</translation>
    </message>
    <message>
        <source>● {n} ok</source>
        <translation>● 合格 {n}</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Inspector is open on this workspace: its window was called</source>
        <translation>Inspector 已打开此工作区：已切换到其窗口</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a folder of part pictures</source>
        <translation>打开零件图像文件夹</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Opening the workspace</source>
        <translation>正在打开工作区</translation>
    </message>
    <message>
        <source>Recent lots</source>
        <translation>最近的批次</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>The workspace cannot be opened</source>
        <translation>工作区无法打开</translation>
    </message>
    <message>
        <source>Try the demo lot</source>
        <translation>试用演示批次</translation>
    </message>
    <message>
        <source>or drop it here. Inspection starts by itself; no training, no labels.</source>
        <translation>或将其拖放到此处。检测自动开始；无需训练，无需标注。</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>(exact)</source>
        <translation>（精确）</translation>
    </message>
    <message>
        <source>0 is the typical good part, 1 the threshold. {0}</source>
        <translation>0 为典型良品，1 为阈值。{0}</translation>
    </message>
    <message>
        <source>1 lot</source>
        <translation>1 个批次</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 个零件</translation>
    </message>
    <message>
        <source>5 to 95 %</source>
        <translation>5% 至 95%</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>95 % interval {0}</source>
        <translation>95% 区间 {0}</translation>
    </message>
    <message>
        <source>A control chart compares lots: inspect a second lot of this recipe.</source>
        <translation>控制图用于批次之间的比较：请用此配方检测第二个批次。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Acts on</source>
        <translation>作用于</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>一致率</translation>
    </message>
    <message>
        <source>Agreement between operators</source>
        <translation>操作员之间的一致性</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All lots</source>
        <translation>全部批次</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>所有两人组合</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>偶然一致率</translation>
    </message>
    <message>
        <source>By it alone</source>
        <translation>仅凭此标记</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Check sample: {0} defective.</source>
        <translation>抽检样本：有缺陷 {0}。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room</source>
        <translation>请选择其他文件夹，或腾出空间</translation>
    </message>
    <message>
        <source>Chosen days</source>
        <translation>所选日期</translation>
    </message>
    <message>
        <source>Chosen lots</source>
        <translation>所选批次</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa over the parts that both have decided: 1 is full agreement, 0 is that of chance. With fewer than 18 parts it has no interval.</source>
        <translation>两人均已决定的零件的 Cohen kappa：1 为完全一致，0 为偶然一致。少于 18 个零件时没有区间。</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定数</translation>
    </message>
    <message>
        <source>Defect class</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Defect classes</source>
        <translation>缺陷类别</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Drift of the scores</source>
        <translation>得分漂移</translation>
    </message>
    <message>
        <source>Escape rate</source>
        <translation>漏检率</translation>
    </message>
    <message>
        <source>False calls</source>
        <translation>误报</translation>
    </message>
    <message>
        <source>False calls over lots</source>
        <translation>各批次误报</translation>
    </message>
    <message>
        <source>False-call rate</source>
        <translation>误报率</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>检出项</translation>
    </message>
    <message>
        <source>Findings that cover each place; brighter is more. A drawn rectangle opens all of its places.</source>
        <translation>各位置被检出项覆盖的次数；越亮越多。拖出矩形可打开其中所有位置。</translation>
    </message>
    <message>
        <source>First-pass yield</source>
        <translation>一次通过率</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>Flagged parts over lots</source>
        <translation>各批次可疑零件</translation>
    </message>
    <message>
        <source>From one decision to the next of the same person. Pauses of more than {0} and decisions of several parts at once are left out.</source>
        <translation>同一人从一次决定到下一次决定的时间。超过 {0} 的停顿和一次决定多个零件的情况不计入。</translation>
    </message>
    <message>
        <source>From reviewed parts alone: {0} ({1}).</source>
        <translation>仅计已复核零件：{0}（{1}）。</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>kappa</translation>
    </message>
    <message>
        <source>Last 10 lots</source>
        <translation>最近 10 个批次</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 30 lots</source>
        <translation>最近 30 个批次</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>控制限</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Lots</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Machine against people</source>
        <translation>机器与人工对比</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Middle half</source>
        <translation>中间 50%</translation>
    </message>
    <message>
        <source>No decision yet: decide parts in Review.</source>
        <translation>尚无决定：请在“复核”中决定零件。</translation>
    </message>
    <message>
        <source>No decision yet: decide parts in Review. Times are taken from two decisions in a row.</source>
        <translation>尚无决定：请在“复核”中决定零件。时间取自连续两次决定。</translation>
    </message>
    <message>
        <source>No finding here: in these parts nothing was flagged, or nobody has decided them yet in Review.</source>
        <translation>此处没有检出项：这些零件中没有可疑处，或尚未有人在“复核”中决定。</translation>
    </message>
    <message>
        <source>No mark has kept a part quiet yet: mark a false call in Review (P).</source>
        <translation>尚无标记使零件静默：请在“复核”中标记误报（P）。</translation>
    </message>
    <message>
        <source>No part has a score on the recipe&apos;s scale yet: inspect a lot to its end.</source>
        <translation>尚无零件在此配方的标度上有得分：请将一个批次检测完毕。</translation>
    </message>
    <message>
        <source>No part is rejected yet: reject parts in Review (R), or call a finding a defect (D) and give it a class (1 to 9).</source>
        <translation>尚无零件被拒收：请在“复核”中拒收零件（R），或将检出项定为缺陷（D）并指定类别（1 至 9）。</translation>
    </message>
    <message>
        <source>No part was decided by two people yet: let a second person decide parts in Review that a first one has decided.</source>
        <translation>尚无零件经两人决定：请让第二人在“复核”中决定第一人已决定的零件。</translation>
    </message>
    <message>
        <source>Nothing is inspected yet: inspect a lot in Review.</source>
        <translation>尚未检测：请在“复核”中检测一个批次。</translation>
    </message>
    <message>
        <source>Nothing to count yet: inspect a lot in Review.</source>
        <translation>暂无可统计的数据：请在“复核”中检测一个批次。</translation>
    </message>
    <message>
        <source>Only a check sample tells: decide the parts under “Check sample” in Review (Shift+S). How many are drawn stands in the recipe (Ctrl+6).</source>
        <translation>只有抽检样本才能得出：请在“复核”中决定“抽检样本”下的零件（Shift+S）。抽取数量见配方（Ctrl+6）。</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>零件</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Rates by lot</source>
        <translation>各批次比率</translation>
    </message>
    <message>
        <source>Rates by operator</source>
        <translation>各操作员比率</translation>
    </message>
    <message>
        <source>Rates by recipe version</source>
        <translation>各配方版本比率</translation>
    </message>
    <message>
        <source>Rates by shift</source>
        <translation>各班次比率</translation>
    </message>
    <message>
        <source>Recipe version</source>
        <translation>配方版本</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒收</translation>
    </message>
    <message>
        <source>Rejected parts over lots</source>
        <translation>各批次拒收零件</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Rules broken</source>
        <translation>违反的判异准则</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>免复核</translation>
    </message>
    <message>
        <source>Saved are ok parts from which a mark took something; some would have been ok without it. What a person rejected all the same is a defect that the mark helped to hide.</source>
        <translation>“免复核”为标记消除了部分检出内容的合格零件；有些即使没有该标记也会合格。其中仍被拒收的，是标记参与掩盖的缺陷。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>The open lot</source>
        <translation>当前打开的批次</translation>
    </message>
    <message>
        <source>Time for a decision</source>
        <translation>决定用时</translation>
    </message>
    <message>
        <source>Timed</source>
        <translation>计时数</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>What the marks saved</source>
        <translation>标记免去的复核</translation>
    </message>
    <message>
        <source>Where findings lie</source>
        <translation>检出项分布</translation>
    </message>
    <message>
        <source>Yield</source>
        <translation>良率</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>as by chance</source>
        <translation>偶然一致水平</translation>
    </message>
    <message>
        <source>beyond a control limit (Nelson 1)</source>
        <translation>超出控制限（Nelson 1）</translation>
    </message>
    <message>
        <source>centre {0}</source>
        <translation>中心线 {0}</translation>
    </message>
    <message>
        <source>centre {0} of the baseline {1} ({2})</source>
        <translation>基线 {1} 的中心线 {0}（{2}）</translation>
    </message>
    <message>
        <source>column {0}, row {1}</source>
        <translation>第 {0} 列，第 {1} 行</translation>
    </message>
    <message>
        <source>control limits of each lot</source>
        <translation>各批次的控制限</translation>
    </message>
    <message>
        <source>cumulative share</source>
        <translation>累计占比</translation>
    </message>
    <message>
        <source>drift alarm: unlike the parts of the bank</source>
        <translation>漂移报警：与记忆库中的零件不同</translation>
    </message>
    <message>
        <source>four of five beyond one sigma on one side (Nelson 6)</source>
        <translation>连续 5 点中有 4 点在同侧超出 1σ（Nelson 6）</translation>
    </message>
    <message>
        <source>fourteen in a row up and down by turns (Nelson 4)</source>
        <translation>连续 14 点交替上下（Nelson 4）</translation>
    </message>
    <message>
        <source>kappa</source>
        <translation>kappa</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>middle half</source>
        <translation>中间 50%</translation>
    </message>
    <message>
        <source>nine in a row on one side of the centre (Nelson 2)</source>
        <translation>连续 9 点在中心线同侧（Nelson 2）</translation>
    </message>
    <message>
        <source>no defect known</source>
        <translation>尚无已知缺陷</translation>
    </message>
    <message>
        <source>no rule is broken</source>
        <translation>未违反判异准则</translation>
    </message>
    <message>
        <source>not classed</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未决定</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>p-chart, three sigma; where a lot is small its limits are exact. {0}</source>
        <translation>p 图，3σ；批次较小时控制限为精确值。{0}</translation>
    </message>
    <message>
        <source>recipe version</source>
        <translation>配方版本</translation>
    </message>
    <message>
        <source>rejected parts</source>
        <translation>拒收零件</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已废除</translation>
    </message>
    <message>
        <source>s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>saved by this mark alone</source>
        <translation>仅凭此标记免复核</translation>
    </message>
    <message>
        <source>saved together with others</source>
        <translation>与其他标记共同免复核</translation>
    </message>
    <message>
        <source>share of the group</source>
        <translation>该组占比</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>six in a row rising or falling (Nelson 3)</source>
        <translation>连续 6 点递增或递减（Nelson 3）</translation>
    </message>
    <message>
        <source>the drawing could not be written ({0})</source>
        <translation>图表无法写入（{0}）</translation>
    </message>
    <message>
        <source>they agree</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>they differ</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>two of three beyond two sigma on one side (Nelson 5)</source>
        <translation>连续 3 点中有 2 点在同侧超出 2σ（Nelson 5）</translation>
    </message>
    <message>
        <source>up to 90 %</source>
        <translation>至 90%</translation>
    </message>
    <message>
        <source>{0} (revoked)</source>
        <translation>{0}（已废除）</translation>
    </message>
    <message>
        <source>{0} drawn parts are still to be decided.</source>
        <translation>还有 {0} 个抽取的零件待决定。</translation>
    </message>
    <message>
        <source>{0} failed</source>
        <translation>失败 {0}</translation>
    </message>
    <message>
        <source>{0} lots</source>
        <translation>{0} 个批次</translation>
    </message>
    <message>
        <source>{0} more were rejected outside of it.</source>
        <translation>其外另有 {0} 个已拒收。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}（限值 {1}）</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} 个零件</translation>
    </message>
    <message>
        <source>{0} rejected</source>
        <translation>拒收 {0}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} saved</source>
        <translation>免复核 {0}</translation>
    </message>
    <message>
        <source>{0} undecided</source>
        <translation>未决定 {0}</translation>
    </message>
    <message>
        <source>{0} unsure</source>
        <translation>存疑 {0}</translation>
    </message>
    <message>
        <source>{0}, alarm above {1}</source>
        <translation>{0}，超过 {1} 报警</translation>
    </message>
    <message>
        <source>{0}, with the exact 95 % interval. {1}</source>
        <translation>{0}，附精确 95% 区间。{1}</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Copied as a table</source>
        <translation>已复制为表格</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Nothing to count yet: open a folder, and inspect it in Review.</source>
        <translation>暂无可统计的数据：请打开文件夹，并在“复核”中检测。</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>已保存：{0}</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>1 mark</source>
        <translation>1 个标记</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>相似项</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>No lot open</source>
        <translation>未打开批次</translation>
    </message>
    <message>
        <source>No sign-in: names are those of the system&apos;s user</source>
        <translation>免登录：姓名取自系统用户</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>no sign-in</source>
        <translation>免登录</translation>
    </message>
    <message>
        <source>no threshold yet</source>
        <translation>尚无阈值</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>provisional threshold</source>
        <translation>暂定阈值</translation>
    </message>
    <message>
        <source>{0}   {1} parts · {2} undecided</source>
        <translation>{0}   {1} 个零件 · {2} 个未决定</translation>
    </message>
    <message>
        <source>{0}   {1} · {2} parts · {3} undecided</source>
        <translation>{0}   {1} · {2} 个零件 · {3} 个未决定</translation>
    </message>
    <message>
        <source>{0} acts. Lock, or another person</source>
        <translation>当前操作：{0}。锁定或切换人员</translation>
    </message>
    <message>
        <source>{0} img/s</source>
        <translation>{0} 张/秒</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>剩余 {0}</translation>
    </message>
    <message>
        <source>{0} marks</source>
        <translation>{0} 个标记</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>Draw one: X box, B brush, G polygon</source>
        <translation>请绘制：X 矩形，B 画笔，G 多边形</translation>
    </message>
    <message>
        <source>Drawn region</source>
        <translation>绘制区域</translation>
    </message>
    <message>
        <source>Whole finding</source>
        <translation>整个检出项</translation>
    </message>
</context>
<context>
    <name>ThresholdDesk</name>
    <message>
        <source>Move it all the same</source>
        <translation>仍要移动</translation>
    </message>
    <message>
        <source>This threshold would lose known parts</source>
        <translation>此阈值会使已知零件转为误判</translation>
    </message>
</context>
<context>
    <name>ThresholdPage</name>
    <message>
        <source>1 older lot is not in the table</source>
        <translation>有 1 个更早的批次未列入表中</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 个零件</translation>
    </message>
    <message>
        <source>Heights by the logarithm of the count: few parts stay visible</source>
        <translation>高度按数量的对数显示：数量少的零件仍可见</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Reading the lots of the recipe…</source>
        <translation>正在读取配方的批次…</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>What it would have done to past lots</source>
        <translation>若用于以往批次的结果</translation>
    </message>
    <message>
        <source>{0} older lots are not in the table</source>
        <translation>有 {0} 个更早的批次未列入表中</translation>
    </message>
    <message>
        <source>{0} parts</source>
        <translation>{0} 个零件</translation>
    </message>
</context>
<context>
    <name>ThresholdWords</name>
    <message>
        <source>1 flagged part would pass that nobody has decided. Decide it first.</source>
        <translation>有 1 个可疑零件会放行，但尚无人决定。请先决定该零件。</translation>
    </message>
    <message>
        <source>1 part would be judged otherwise than now.</source>
        <translation>有 1 个零件的判定将与现在不同。</translation>
    </message>
    <message>
        <source>At most {0} takes {1} good parts, none of them flagged.</source>
        <translation>要保证不超过 {0}，需要 {1} 个良品且均不可疑。</translation>
    </message>
    <message>
        <source>No part of the check sample was decided.</source>
        <translation>抽检样本中尚无零件经过决定。</translation>
    </message>
    <message>
        <source>Nobody has accepted a part yet.</source>
        <translation>尚无人接受零件。</translation>
    </message>
    <message>
        <source>Of the reviewed good parts alone {0}: {1} ({2}); these are not chosen by chance.</source>
        <translation>仅计已复核的良品，{0}：{1}（{2}）；这些零件并非随机抽取。</translation>
    </message>
    <message>
        <source>Of {0} good parts flagged: {1}.</source>
        <translation>{0} 个良品中，可疑 {1} 个。</translation>
    </message>
    <message>
        <source>Of {0} good parts more lie above than are remembered.</source>
        <translation>{0} 个良品中，超出阈值的数量多于已记录的数量。</translation>
    </message>
    <message>
        <source>Per 1,000 parts; least at {0}. It is for you to choose.</source>
        <translation>按每 1000 个零件计；阈值为 {0} 时最低。取值由人工选定。</translation>
    </message>
    <message>
        <source>The recipe says the cost of a false call and the cost of an escape (Ctrl+6), and a check sample is decided: then it is known.</source>
        <translation>在配方中设定误报成本和漏检成本（Ctrl+6），并对抽检样本作出决定后，方可得知。</translation>
    </message>
    <message>
        <source>The scale rests on no good parts.</source>
        <translation>得分标度未以良品为依据。</translation>
    </message>
    <message>
        <source>With 95 % confidence, if the next parts are like these.</source>
        <translation>置信度 95%，前提是后续零件与这些零件相近。</translation>
    </message>
    <message>
        <source>at most {0} false calls</source>
        <translation>误报率最多 {0}</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>其他位置</translation>
    </message>
    <message>
        <source>no defect known</source>
        <translation>尚无已知缺陷</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无保证</translation>
    </message>
    <message>
        <source>under {0} %</source>
        <translation>低于 {0}%</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0}%</translation>
    </message>
    <message>
        <source>{0} decided parts of a check sample, none of them defective, show at most {1}.</source>
        <translation>若抽检样本中 {0} 个已决定的零件均无缺陷，可证明缺陷率不超过 {1}。</translation>
    </message>
    <message>
        <source>{0} decided parts of the check sample are defective; {1} are left to decide.</source>
        <translation>已决定的抽检样本零件中，有缺陷 {0}；还有 {1} 个待决定。</translation>
    </message>
    <message>
        <source>{0} flagged parts would pass that nobody has decided. Decide them first.</source>
        <translation>有 {0} 个可疑零件会放行，但尚无人决定。请先决定这些零件。</translation>
    </message>
    <message>
        <source>{0} good parts: accepted, or ok and not reviewed.</source>
        <translation>误报占良品 {0}；良品指已接受，或合格且未复核的零件。</translation>
    </message>
    <message>
        <source>{0} more were rejected outside of it.</source>
        <translation>其外另有 {0} 个已拒收。</translation>
    </message>
    <message>
        <source>{0} parts would be judged otherwise than now.</source>
        <translation>有 {0} 个零件的判定将与现在不同。</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} 至 {1}</translation>
    </message>
    <message>
        <source>{0}: {1} findings on {2} parts</source>
        <translation>{0}：{1} 个检出项，涉及 {2} 个零件</translation>
    </message>
</context>
<context>
    <name>ToneBar</name>
    <message>
        <source>Black at {0}, white at {1}, of the picture shown</source>
        <translation>所示图像：黑点 {0}，白点 {1}</translation>
    </message>
</context>
<context>
    <name>ToneDesk</name>
    <message>
        <source>As scored</source>
        <translation>与评分一致</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Black and white of what this picture holds</source>
        <translation>按此图像的内容设定黑白范围</translation>
    </message>
    <message>
        <source>Look at pictures as the recipe scores them</source>
        <translation>按配方评分时的灰度窗口显示图像</translation>
    </message>
    <message>
        <source>Only the picture on the screen changes. Scores are made with the window of the recipe.</source>
        <translation>仅改变屏幕上的图像。得分始终按配方的灰度窗口计算。</translation>
    </message>
    <message>
        <source>shown {0}–{1} · scored {2}–{3}</source>
        <translation>显示 {0}–{1} · 评分 {2}–{3}</translation>
    </message>
</context>
<context>
    <name>TouchedParts</name>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 个</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>A look around</source>
        <translation>界面导览</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>check</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>defect</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>pseudo-anomaly</source>
        <translation>伪异常</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒收</translation>
    </message>
    <message>
        <source>to check</source>
        <translation>待查</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待检测</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>After</source>
        <translation>更改后</translation>
    </message>
    <message>
        <source>All settings are those of version {0}; another bank was learnt.</source>
        <translation>所有设置与版本 {0} 相同；仅记忆库是新学习的。</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更改前</translation>
    </message>
    <message>
        <source>Compared with version {0}:</source>
        <translation>与版本 {0} 相比：</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>The first version.</source>
        <translation>第一个版本。</translation>
    </message>
    <message>
        <source>Versions of the recipe</source>
        <translation>配方的版本</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>更改内容</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>A lot is</source>
        <translation>批次划分</translation>
    </message>
    <message>
        <source>A picture counts once it has not changed for a second and can be read. Files are never changed or moved. Watching goes on at the next start until it is stopped.</source>
        <translation>图像一秒内未再变化且可读取时，即计入检测。文件绝不会被更改或移动。监视会在下次启动时继续，直到停止为止。</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder to watch</source>
        <translation>要监视的文件夹</translation>
    </message>
    <message>
        <source>Names make parts by</source>
        <translation>零件命名规则</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>配方</translation>
    </message>
    <message>
        <source>Results also go to</source>
        <translation>结果同时发送到</translation>
    </message>
    <message>
        <source>The day begins at</source>
        <translation>一天开始于</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Watch with these settings</source>
        <translation>按这些设置监视</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>a sub-folder</source>
        <translation>按子文件夹</translation>
    </message>
    <message>
        <source>an order, from the file&apos;s name</source>
        <translation>按订单（取自文件名）</translation>
    </message>
    <message>
        <source>the recipe&apos;s part pattern</source>
        <translation>配方的零件命名规则</translation>
    </message>
</context>
<context>
    <name>WatchLine</name>
    <message>
        <source>Feed {0}: {1} messages refused for ever</source>
        <translation>推送 {0}：{1} 条消息被永久拒绝</translation>
    </message>
    <message>
        <source>Feed {0}: {1} waiting, last error: {2}</source>
        <translation>推送 {0}：{1} 条等待中，最近错误：{2}</translation>
    </message>
    <message>
        <source>Watching {0}</source>
        <translation>正在监视 {0}</translation>
    </message>
    <message>
        <source>Watching {0}: {1}</source>
        <translation>正在监视 {0}：{1}</translation>
    </message>
    <message>
        <source>last part {0} ago</source>
        <translation>上一个零件：{0}前</translation>
    </message>
    <message>
        <source>no part yet</source>
        <translation>尚无零件</translation>
    </message>
    <message>
        <source>{0} cannot be reached: {1}. It is looked for again and again</source>
        <translation>无法访问 {0}：{1}。将持续重试</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} 小时</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} 分钟</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} waiting</source>
        <translation>{0} 个等待中</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>Back to the figures</source>
        <translation>返回统计数据</translation>
    </message>
    <message>
        <source>Close and show the former list</source>
        <translation>关闭并显示原列表</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>1 picture reads otherwise now</source>
        <translation>1 张图像的结果已改变</translation>
    </message>
    <message>
        <source>Nothing has changed</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Report written: {0}</source>
        <translation>报告已生成：{0}</translation>
    </message>
    <message>
        <source>Report written: {0} documents in {1}</source>
        <translation>报告已生成：{0} 份文档，位于 {1}</translation>
    </message>
    <message>
        <source>Scoring the lot anew…</source>
        <translation>正在对批次重新评分…</translation>
    </message>
    <message>
        <source>The folder is not watched any more</source>
        <translation>已停止监视该文件夹</translation>
    </message>
    <message>
        <source>The language changes at the next start</source>
        <translation>语言将在下次启动时更改</translation>
    </message>
    <message>
        <source>Writing the report…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message>
        <source>{0} pictures read otherwise now</source>
        <translation>{0} 张图像的结果已改变</translation>
    </message>
</context>
<context>
    <name>WipeHandle</name>
    <message>
        <source>Drag to see more of one picture or of the other   ← →</source>
        <translation>拖动以显示更多的一侧图像   ← →</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>here already: {0}</source>
        <translation>此处已有：{0}</translation>
    </message>
    <message>
        <source>revoked here: {0}, kept again</source>
        <translation>此处曾废除：{0}，将重新保存</translation>
    </message>
</context>
</TS>
